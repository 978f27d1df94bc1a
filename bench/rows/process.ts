import { freePort, openApplication, serveApplication } from '../application.js';
import { answersPerSecond, fromManyAddresses } from '../load.js';
import { residentMb, type RunningApp, startServer } from '../processes.js';
import { compared } from '../rounds.js';
import type { Bench, Measured, Row } from '../row.js';
import { buildEvent, buildScene } from '../scene.js';
import { servicesOf } from '../services.js';

interface Seen {
  startedIn: number;
  idle: number;
  loaded: number;
}

async function seed(databaseUrl: string): Promise<string> {
  const app = await openApplication(databaseUrl);
  const services = await servicesOf(app);
  const path = `/events/${await buildEvent(services, await buildScene(services))}`;
  await app.close();
  return path;
}

async function watch(start: () => Promise<RunningApp>, path: string, seconds: number): Promise<Seen> {
  const app = await start();
  try {
    const idle = residentMb(app.pid);
    const load = { url: app.origin + path, headers: fromManyAddresses([{}]), status: 200 };
    await answersPerSecond(load, seconds);
    return { startedIn: app.startedIn, idle, loaded: residentMb(app.pid) };
  } finally {
    await app.end();
  }
}

async function measure({ database, rounds, seconds }: Bench): Promise<Measured[]> {
  const path = await seed(database.url);
  const bareNest = async () => startServer('bench/bare/nest-app.js', await freePort(), {});
  const pairs: [Seen, Seen][] = [];
  while (pairs.length < rounds)
    pairs.push([
      await watch(() => serveApplication(database.url), path, seconds),
      await watch(bareNest, '/', seconds),
    ]);
  const figure = (what: string, unit: string, key: keyof Seen): Measured => ({
    what,
    unit,
    goal: { atMost: 2 },
    ...compared(pairs.map(([ours, bare]) => [ours[key], bare[key]])),
  });
  return [
    figure('from start to the first answer', 'ms', 'startedIn'),
    figure('memory, idle', 'MB', 'idle'),
    figure('memory, after load', 'MB', 'loaded'),
  ];
}

export const processRow: Row = { id: 'P9', measure };
