import type { Preparation } from '../demo/prepare-demo.js';
import type { Settings } from '../platform/config/settings.js';
import { parseDatabaseUrl } from '../platform/database/database-url.js';

/** What `npm start` says once it listens: where, with what in it, and how to enter. */
export function welcome(settings: Settings, preparation: Preparation): string {
  const { publicUrl, localMode, smtpUrl } = settings;
  const hasDemo = preparation === 'loaded' || preparation === 'kept';
  const lines = [
    '',
    `Maillage is at ${publicUrl}`,
    ...demoLines(settings, preparation),
    ...(hasDemo && localMode
      ? [`To sign in as one of the demo's people, in one click: ${publicUrl}/demo`]
      : []),
    ...(localMode && !smtpUrl ? signInLines(publicUrl, hasDemo) : []),
  ];
  return `${lines.join('\n')}\n\n`;
}

const signInLines = (publicUrl: string, hasDemo: boolean): string[] => [
  `To sign in${hasDemo ? ' as yourself' : ''}: give any address at ${publicUrl}/sign-in,`,
  `then read the mail at ${publicUrl}/mailbox`,
];

function demoLines({ demo, databaseUrl }: Settings, preparation: Preparation): string[] {
  if (preparation === 'loaded')
    return [
      'The demo was loaded: people, communities and meetups, all of them invented.',
      emptyLine(databaseUrl),
    ];
  if (preparation === 'kept' && demo === 'off')
    return ['MAILLAGE_DEMO=0: the database holds the demo from before.', emptyLine(databaseUrl)];
  if (preparation === 'kept') return ['It shows the demo.', emptyLine(databaseUrl)];
  if (preparation === 'occupied' && demo === 'on')
    return ['MAILLAGE_DEMO=1: the demo was not loaded, since the database holds something already.'];
  return [];
}

function emptyLine(databaseUrl: string): string {
  const target = parseDatabaseUrl(databaseUrl);
  const emptied = target.dialect === 'sqlite' ? `remove ${target.file}*` : 'take another database';
  return `To start empty: stop, ${emptied}, and start with MAILLAGE_DEMO=0`;
}
