import { openApplication, serveApplication, SESSION_COOKIE } from '../application.js';
import type { Bench, Measured, Row } from '../row.js';
import { buildEvent, buildPerson, buildScene, signIn } from '../scene.js';
import { servicesOf } from '../services.js';
import { besideBareHttp } from './side-by-side-http.js';

/** Each account is limited too. */
const PEOPLE = 450;

const GOALS = { SQLite: [0.18, 0.08], PostgreSQL: [0.1, 0.05] } as const;

async function seed(databaseUrl: string): Promise<{ path: string; cookies: string[] }> {
  const app = await openApplication(databaseUrl);
  const services = await servicesOf(app);
  const path = `/events/${await buildEvent(services, await buildScene(services))}`;
  const cookies: string[] = [];
  for (let made = 0; made < PEOPLE; made += 1)
    cookies.push(`${SESSION_COOKIE}=${await signIn(services, await buildPerson(services))}`);
  await app.close();
  return { path, cookies };
}

async function measure(bench: Bench): Promise<Measured[]> {
  const { name, url } = bench.database;
  const { path, cookies } = await seed(url);
  const app = await serveApplication(url);
  const [forAll, forOne] = GOALS[name];
  try {
    return [
      await besideBareHttp(bench, { what: 'event page, public', url: app.origin + path, atLeast: forAll }),
      await besideBareHttp(bench, {
        what: 'event page, signed in',
        url: app.origin + path,
        atLeast: forOne,
        headers: cookies.map((cookie) => ({ cookie })),
      }),
    ];
  } finally {
    await app.end();
  }
}

export const eventPage: Row = { id: 'P1', measure };
