import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const ban = (selector, message) => ({ selector, message });

const constructorsAside = ':not(MethodDefinition[kind="constructor"] > FunctionExpression)';

const bannedEverywhere = [
  ban('Identifier[name="forwardRef"]', 'A circle between modules: move one of the two up or publish a fact.'),
  ban('Property[key.name="eager"][value.value=true]', 'Each query says what it loads.'),
  ban('Property[key.name="synchronize"][value.value=true]', 'The schema comes from migrations.'),
  ban('ExportAllDeclaration', 'No barrels: import the file itself.'),
  ban('ExportNamedDeclaration[source]', 'No barrels: import the file itself.'),
  ban(`:function[params.length>5]${constructorsAside}`, 'More than five parameters: take an object.'),
  ban(
    'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]',
    'More than six dependencies is two classes.',
  ),
];

const bannedClock = [
  ban('CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Take `now` or the clock.'),
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'Take `now` or the clock.'),
  ban(
    'CallExpression[callee.object.name="DateTime"][callee.property.name=/^(now|local|utc)$/][arguments.length=0]',
    'Take `now` or the clock.',
  ),
];

const bannedInTests = [
  ban(
    'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]',
    'Wait for a condition.',
  ),
  ban('ImportDeclaration[source.value=/timers.promises$/]', 'Wait for a condition (vi.waitFor).'),
  ban('MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/]', 'Run it.'),
  ban('MemberExpression[property.name="toBeDefined"]', 'Say what it is.'),
  ban('CallExpression[callee.object.name="vi"][callee.property.name="mock"]', 'No mocks of our own modules.'),
];

const nodeGlobals = [
  'console',
  'process',
  'Buffer',
  'URL',
  'fetch',
  'setTimeout',
  'clearTimeout',
  'performance',
];
const browserGlobals = [
  ...[
    'document',
    'window',
    'location',
    'navigator',
    'localStorage',
    'sessionStorage',
    'history',
    'matchMedia',
  ],
  ...['fetch', 'FormData', 'Headers', 'URL', 'URLSearchParams', 'AbortController', 'Event', 'CustomEvent'],
  ...['HTMLElement', 'HTMLFormElement', 'HTMLInputElement', 'customElements', 'MutationObserver'],
  ...['IntersectionObserver', 'setTimeout', 'clearTimeout', 'setInterval', 'requestAnimationFrame'],
];
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'data/', 'test/golden/']),
  {
    // Nothing is switched off in place.
    linterOptions: { noInlineConfig: true },
    extends: [js.configs.recommended],
    rules: {
      complexity: ['error', 15],
      eqeqeq: 'error',
      // Removing control characters from what people paste is part of the product.
      'no-control-regex': 'off',
      'no-restricted-syntax': ['error', ...bannedEverywhere],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: 'test/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An interface may ask for a promise where this implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', 300],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...bannedEverywhere, ...bannedClock],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read and checked in platform/config.' },
      ],
    },
  },
  {
    files: ['src/main.ts', 'src/cli.ts', 'src/cli/**/*.ts', 'src/platform/config/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['src/kernel/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...bannedEverywhere] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'src/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...bannedEverywhere, ...bannedInTests],
      // Bodies of answers are read as they come.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: readonly([...nodeGlobals, 'module', 'require']) },
  },
  {
    files: ['src/web/assets/**/*.js'],
    languageOptions: { globals: readonly(browserGlobals) },
  },
);
