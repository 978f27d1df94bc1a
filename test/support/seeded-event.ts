import { createApplication } from '../../src/application.js';
import { AccessTokenService } from '../../src/features/accounts/access-token.service.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { migrateDatabase } from '../../src/platform/database/migrate.js';
import type { TestApp } from './app.js';
import { buildCommunity, buildEvent, buildMember } from './builders.js';

export interface Seeded {
  eventId: string;
  capacity: number;
  /** Members of the event's community, each with an access token. */
  people: { accountId: string; email: string; secret: string }[];
}

/** An event in two days and people who may answer it, put through the services into a database nobody serves yet. */
export async function seedEvent(
  env: Record<string, string>,
  { people: count, capacity }: { people: number; capacity: number },
): Promise<Seeded> {
  const settings = readSettings(env, () => '');
  const clock = new SystemClock();
  await migrateDatabase(settings.databaseUrl);
  const nest = await createApplication({ ...settings, role: 'web' }, clock);
  await nest.init();
  const app = { get: (token: string) => nest.get<unknown>(token, { strict: false }) } as unknown as TestApp;
  try {
    const community = await buildCommunity(app);
    const startsLocal = new Date(clock.now() + 48 * 3_600_000).toISOString().slice(0, 16);
    const { id: eventId } = await buildEvent(app, { community, capacity, startsLocal });
    const people: Seeded['people'] = [];
    for (let number = 0; number < count; number += 1) {
      const person = await buildMember(app, { community });
      const { secret } = await app.get(AccessTokenService).create(person, 'tests');
      people.push({ accountId: person.accountId, email: person.email, secret });
    }
    return { eventId, capacity, people };
  } finally {
    await nest.close();
  }
}

/** PUT /api/events/:id/rsvp: the status, or null where the connection failed. */
export async function putAnswer(
  origin: string,
  { eventId }: Seeded,
  secret: string,
  body: { answer: 'yes' | 'maybe' | 'no'; note?: string },
): Promise<number | null> {
  try {
    const response = await fetch(`${origin}/api/events/${eventId}/rsvp`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
