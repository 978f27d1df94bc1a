import { answerOf } from '../answer.js';
import { openApplication, serveApplication } from '../application.js';
import type { Bench, Measured, Row } from '../row.js';
import { buildEvent, buildScene, evening } from '../scene.js';
import { servicesOf } from '../services.js';
import { besideBareHttp } from './side-by-side-http.js';

const EVENTS = 200;

async function seed(databaseUrl: string): Promise<string> {
  const app = await openApplication(databaseUrl);
  const services = await servicesOf(app);
  const scene = await buildScene(services);
  for (let day = 1; day <= EVENTS; day += 1)
    await buildEvent(services, scene, {
      title: `Apéro numéro ${day}`,
      description: 'On se retrouve autour d’un verre.',
      startsLocal: evening(day),
    });
  await app.close();
  return `/communities/${scene.slug}/calendar.ics`;
}

/** The application, serving a feed that nobody changes. */
async function serving<Answer>(bench: Bench, measure: (url: string) => Promise<Answer>): Promise<Answer> {
  const path = await seed(bench.database.url);
  const app = await serveApplication(bench.database.url);
  try {
    return await measure(app.origin + path);
  } finally {
    await app.end();
  }
}

export const wholeFeed: Row = {
  id: 'P2',
  measure: (bench) =>
    serving(bench, async (url): Promise<Measured[]> => [
      await besideBareHttp(bench, { what: 'feed of 200 events, unchanged, whole', url, atLeast: 0.5 }),
    ]),
};

/** Another process may have written to PostgreSQL; a process that owns SQLite knows that nothing changed. */
const GOALS = { SQLite: 0.5, PostgreSQL: 0.25 };

export const conditionalFeed: Row = {
  id: 'P3',
  measure: (bench) =>
    serving(bench, async (url): Promise<Measured[]> => {
      const { headers } = await answerOf(url, { 'x-forwarded-for': '198.18.255.2' });
      const [, etag = ''] = headers.find(([name]) => name.toLowerCase() === 'etag') ?? [];
      return [
        await besideBareHttp(bench, {
          what: 'the same feed, asked whether it changed (304)',
          url,
          atLeast: GOALS[bench.database.name],
          headers: [{ 'if-none-match': etag }],
          status: 304,
        }),
      ];
    }),
};
