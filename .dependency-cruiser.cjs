/** Who may import whom: docs/ARCHITECTURE.md. Every rule is an error. */

/** Features, each with those right below it; what these stand on is allowed too. */
const featuresBelow = {
  secrecy: [],
  accounts: ['secrecy'],
  associations: ['accounts'],
  communities: ['associations'],
  events: ['communities'],
  rsvps: ['events'],
  series: ['rsvps'],
  topics: ['series'],
  room: ['series'],
  polls: ['series'],
  invitations: ['topics', 'room', 'polls'],
  feeds: ['topics', 'room', 'polls'],
  structures: ['communities'],
  board: ['structures'],
  glossary: ['board'],
  notes: ['topics', 'room', 'board'],
  people: ['communities'],
  moderation: ['invitations', 'glossary', 'notes', 'people'],
  digests: ['invitations', 'glossary', 'notes', 'people'],
};

const allBelow = (feature) => [
  ...new Set(featuresBelow[feature].flatMap((below) => [below, ...allBelow(below)])),
];

const role = (...roles) => `\\.(${roles.join('|')})\\.ts$`;
const featureFile = (...roles) => `^src/features/.+${role(...roles)}`;
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const topFiles = '^src/(main|cli|serve|application|app\\.module)\\.ts$|^src/(cli|demo)/';
const pure = '^src/(calendar|vocabulary|secrecy)/|\\.(rules|policy)\\.ts$';
const allRoles = ['module', 'entity', 'rules', 'policy', 'store', 'service', 'input', 'facts', 'handlers'];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layers = [
  forbid(
    'kernel-imports-nothing',
    'kernel stands below everything',
    { path: '^src/kernel/' },
    { path: '^src/(?!kernel/)' },
  ),
  ...['calendar', 'vocabulary', 'secrecy', 'platform'].map((layer) =>
    forbid(
      `${layer}-imports-kernel-only`,
      'the second layer: neighbours do not know each other',
      { path: `^src/${layer}/` },
      { path: `^src/(?!(kernel|${layer})/)` },
    ),
  ),
  forbid(
    'secrecy-runs-in-browsers',
    'its compiled files are served: no package and no Node module, not even through another file',
    { path: '^src/secrecy/' },
    {
      path: `(^|/)node_modules/|^(node:)?(${require('node:module').builtinModules.join('|')})$`,
      reachable: true,
    },
  ),
  forbid('features-stand-below-web', '', { path: '^src/features/' }, { path: `^src/web/|${topFiles}` }),
  forbid('web-stands-below-the-top', '', { path: '^src/web/' }, { path: topFiles }),
  forbid(
    'demo-stands-beside-web',
    'above the features; what it loads, it loads through the application that it is given',
    { path: '^src/demo/' },
    { path: '^src/(web|cli)/|^src/(main|cli|serve|application|app\\.module)\\.ts$' },
  ),
  forbid(
    'demo-goes-through-services',
    'other things as types only',
    { path: '^src/demo/' },
    {
      path: '^src/features/',
      pathNot: role('service', 'input', 'facts'),
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'entry-points-are-not-imported',
    'main.ts and cli.ts begin a process',
    { path: '^src/' },
    { path: '^src/(main|cli)\\.ts$' },
  ),
  forbid(
    'known-folders',
    'a new top folder needs its place in the layers first',
    {
      path: '^src/',
      pathNot: `^src/(kernel|calendar|vocabulary|secrecy|platform|features|web)/|${topFiles}`,
    },
    {},
  ),
];

const features = [
  ...Object.keys(featuresBelow).map((feature) =>
    forbid(
      `${feature}-looks-down-only`,
      'between features, one way; to tell a feature above, publish a fact',
      { path: `^src/features/${feature}/` },
      { path: `^src/features/(?!(${[feature, ...allBelow(feature)].join('|')})/)` },
    ),
  ),
  forbid(
    'known-features',
    'a new feature needs its place in the order first (featuresBelow)',
    { path: '^src/features/([^/]+)/', pathNot: `^src/features/(${Object.keys(featuresBelow).join('|')})/` },
    { path: '^src/features/', pathNot: '^src/features/$1/' },
  ),
  forbid(
    'public-roles',
    'of another feature never the store, nor the handlers',
    { path: '^src/features/([^/]+)/' },
    {
      path: '^src/features/',
      pathNot: [
        '^src/features/$1/',
        role('service', 'rules', 'policy', 'input', 'facts', 'entity', 'module'),
      ],
    },
  ),
  forbid(
    'known-roles',
    'the roles of files in a feature are a closed list',
    { path: '^src/features/', pathNot: `${featureFile(...allRoles)}|\\.json$` },
    {},
  ),
  forbid(
    'known-roles-imported',
    'the roles of files in a feature are a closed list',
    {},
    { path: '^src/features/', pathNot: `${featureFile(...allRoles)}|\\.json$` },
  ),
];

const roles = [
  forbid(
    'pure-code-knows-no-framework',
    'decided without Nest and without a database',
    { path: pure },
    { path: npm('@nestjs', 'typeorm', 'fastify', '@fastify', 'pg', 'sqlite3') },
  ),
  forbid(
    'rules-and-policies-stay-pure',
    'kernel, calendar, vocabulary, secrecy, rules; of entities the type only',
    { path: featureFile('rules', 'policy') },
    {
      path: '^src/',
      pathNot: ['^src/(kernel|calendar|vocabulary|secrecy)/', featureFile('rules', 'policy', 'entity')],
    },
  ),
  forbid('rules-know-no-policy', '', { path: featureFile('rules') }, { path: featureFile('policy') }),
  forbid(
    'rules-and-policies-take-entity-types',
    'write `import type`: an entity loads TypeORM',
    { path: featureFile('rules', 'policy') },
    { path: featureFile('entity'), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'stores-know-no-use-case',
    'store → entity',
    { path: featureFile('store') },
    { path: featureFile('service', 'handlers', 'module', 'policy') },
  ),
  forbid(
    'entities-are-columns',
    '',
    { path: featureFile('entity') },
    { path: featureFile('store', 'service', 'handlers', 'module', 'policy', 'input') },
  ),
  forbid(
    'inputs-are-schemas',
    '',
    { path: featureFile('input', 'facts') },
    { path: featureFile('store', 'service', 'handlers', 'module', 'policy') },
  ),
  forbid(
    'handlers-are-shells',
    'over the service',
    { path: featureFile('handlers') },
    { path: featureFile('store', 'policy') },
  ),
  forbid(
    'queries-live-in-stores',
    'only entities, stores and wiring know TypeORM',
    { path: '^src/features/', pathNot: role('entity', 'store', 'module') },
    { path: npm('typeorm', '@nestjs/typeorm') },
  ),
  forbid(
    'drivers-live-in-the-database-adapter',
    'the driver can change',
    { path: '^src/', pathNot: '^src/platform/database/' },
    { path: npm('sqlite3', 'pg') },
  ),
];

const web = [
  forbid(
    'web-decides-nothing',
    'services return `can: {…}`',
    { path: '^src/web/' },
    { path: featureFile('policy', 'store', 'handlers') },
  ),
  forbid(
    'web-queries-nothing',
    '',
    { path: '^src/web/' },
    {
      path: `^src/platform/database/|${npm('typeorm', '@nestjs/typeorm')}`,
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'controllers-compose-services',
    'controller → service, input, view; other things as types only',
    { path: '^src/web/.+\\.controller\\.ts$' },
    { path: '^src/features/', pathNot: role('service', 'input'), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'pages-and-api-are-apart',
    'what they share is a view',
    { path: '^src/web/pages/' },
    { path: '^src/web/api/' },
  ),
  forbid(
    'api-and-pages-are-apart',
    'what they share is a view',
    { path: '^src/web/api/' },
    { path: '^src/web/pages/' },
  ),
  forbid('views-stand-below-controllers', '', { path: '^src/web/views/' }, { path: '^src/web/(pages|api)/' }),
];

const everywhere = [
  forbid('no-cycles', '', {}, { circular: true }),
  forbid(
    'no-orphans',
    'nothing imports it and it imports nothing',
    { orphan: true, pathNot: '^src/(main|cli)\\.ts$|^src/web/assets/|\\.d\\.ts$' },
    {},
  ),
  forbid('no-barrels', 'import the file itself', {}, { path: '^src/.*/index[.](ts|js)$' }),
  forbid('no-barrel-files', 'import the file itself', { path: '^src/.*/index[.](ts|js)$' }, {}),
  forbid('resolvable', '', {}, { couldNotResolve: true }),
  forbid('product-only', '', { path: '^src/' }, { path: '^(test|bench|scripts)/' }),
  forbid(
    'declared-dependencies',
    'what the product imports is in `dependencies`',
    { path: '^src/' },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...layers, ...features, ...roles, ...web, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test(-data)?\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
