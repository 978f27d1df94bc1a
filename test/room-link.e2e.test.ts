import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../src/kernel/clock.js';
import type { MailboxMessage } from '../src/platform/mail/mailbox-message.entity.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  type BuiltEvent,
  buildCommunity,
  buildEvent,
  buildMember,
} from './support/builders.js';
import type { Client } from './support/client.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const SECRET = 'salle-secrete';
const LINK = `https://visio.example/${SECRET}`;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** All of a mail: as it travels, and what its parts say once decoded. */
const readable = ({ raw, text, html, ics }: MailboxMessage): string => [raw, text, html, ics].join('\n');

const pagesOf = ({ id, community: { slug } }: BuiltEvent): string[] => [
  '/',
  '/agenda',
  `/communities/${slug}`,
  `/communities/${slug}/events/new?from=${id}`,
  `/communities/${slug}/calendar.ics`,
  `/events/${id}`,
  `/events/${id}/edit`,
  `/events/${id}/answers`,
  `/events/${id}/answers.csv`,
  `/events/${id}/attendance`,
  `/events/${id}/cancellation`,
  `/events/${id}/calendar.ics`,
  `/events/${id}/room`,
  `/api/events/${id}`,
  `/api/events/${id}/room`,
  `/api/events/${id}/rsvps`,
  `/api/events`,
  `/api/communities/${slug}/events`,
];

it('gives a room’s link to whoever goes in, and to nothing and nobody else', async () => {
  const read: string[] = [];
  const look = async (client: Client, event: BuiltEvent) => {
    for (const path of pagesOf(event)) {
      const { status, text } = await client.get(path);
      expect([200, 303, 401, 403, 404], path).toContain(status);
      read.push(text);
    }
  };
  const organiser = await buildAccount(app);
  const community = await buildCommunity(app, { organiser });
  const event = await buildEvent(app, { community, format: 'video', audience: 'public', roomUrl: LINK });
  const path = `/api/events/${event.id}`;
  const member = await buildMember(app, { community });
  const [host, client] = [await app.signIn(organiser.email), await app.signIn(member.email)];
  const feed = await client.post('/api/me/feeds', { name: 'téléphone' });
  const address = new URL(feed.json.url as string).pathname;

  read.push((await client.put(`${path}/rsvp`, { answer: 'yes' })).text);
  await host.post(`${path}/invitations`, { emails: ['invitee@asso.example'] });
  read.push((await host.post(`${path}/change-preview`, { startsLocal: '2027-03-05T18:45' })).text);
  read.push((await host.post(`${path}/duplicates`, { startsLocal: '2027-03-12T18:30' })).text);
  read.push((await host.patch(path, { title: 'Apéro du vendredi' })).text);
  await app.settle();
  for (const reader of [app.client(), client, host]) await look(reader, event);
  read.push((await client.get(address)).text);

  app.clock.set(STARTS - 3 * HOUR);
  await host.post(`${path}/messages`, { to: ['going'], text: 'À tout à l’heure' });
  read.push((await host.patch(path, { startsLocal: '2027-03-05T18:45' })).text);
  await app.settle();
  app.clock.set(STARTS + 20 * MINUTE);
  for (const reader of [client, host]) await look(reader, event);
  const entered = await client.post(`${path}/room/entries`);
  expect(entered.json).toEqual({ url: LINK });
  await look(client, event);
  await host.post(`${path}/cancellation`, { word: 'Une autre fois.' });
  await app.settle();
  await look(client, event);
  read.push((await client.get(address)).text, (await client.get('/api/me')).text);

  const mails = (await app.mails()).map(readable);
  expect(mails.length).toBeGreaterThan(4);
  const all = [...read, ...mails];
  expect(all.filter((text) => text.includes(SECRET))).toEqual([]);
  // What they are given instead.
  const calendars = all
    .filter((text) => text.includes('BEGIN:VCALENDAR'))
    .map((text) => text.replaceAll('\r\n ', ''));
  expect(calendars.some((text) => text.includes(`/events/${event.id}/room`))).toBe(true);
  expect(mails.some((mail) => mail.replaceAll('\r\n ', '').includes(`/events/${event.id}/room`))).toBe(true);
}, 60_000);
