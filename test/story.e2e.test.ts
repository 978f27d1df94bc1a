import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './support/app.js';
import { CalendarClient } from './support/calendar-client.js';
import type { Client } from './support/client.js';
import { type ReceivedMail, type SmtpSink, startSmtpSink } from './support/smtp-sink.js';

const HOST = 'gwenola@asso.example';
const GUESTS = ['yann', 'marie', 'erwan', 'nora', 'loic', 'anne', 'paul'].map(
  (name) => `${name}@asso.example`,
);
const [FIRST, , , , , SIXTH, SEVENTH] = GUESTS as [string, string, string, string, string, string, string];
const STARTS = Date.UTC(2027, 2, 11, 17, 30);

const MEETUP = {
  title: 'Un verre au port',
  description: 'Pas d’ordre du jour.',
  kind: 'soiree',
  date: '2027-03-11',
  time: '18:30',
  durationMinutes: '120',
  timeZone: 'Europe/Paris',
  format: 'in-person',
  placeName: 'Le Ressac',
  placeKind: 'bar',
  placeAddress: '1, quai de la Fiction, Brest',
  capacity: '6',
  maxGuests: '0',
  audience: 'members',
};

let app: TestApp;
let smtp: SmtpSink;
const calendars = new Map(GUESTS.map((address) => [address, new CalendarClient(address)]));
let read = 0;

/** Lets the worker work, then hands each new mail to its reader's calendar; newest by address. */
async function mailArrives(): Promise<Map<string, ReceivedMail>> {
  await app.settle();
  const fresh = smtp.mails.slice(read);
  read = smtp.mails.length;
  const newest = new Map<string, ReceivedMail>();
  for (const mail of fresh) {
    const [address = ''] = mail.to;
    calendars.get(address)?.receive(mail);
    newest.set(address, mail);
  }
  return newest;
}

const linkIn = (mail: ReceivedMail | undefined, path: string): string => {
  const [link] = new RegExp(`${path}[a-z2-7]+`).exec(mail?.parsed.text ?? '') ?? [];
  if (!link) throw new Error(`No ${path} link in: ${mail?.parsed.text}`);
  return link;
};

const entryOf = (address: string) => calendars.get(address)!.only;

beforeAll(async () => {
  smtp = await startSmtpSink();
  app = await startApp({
    environment: { SMTP_URL: smtp.url, MAIL_FROM: 'Maillage <bonjour@maillage.example>' },
  });
});

afterAll(async () => {
  await app.close();
  await smtp.close();
});

describe('from the first sign-in to the cancellation', () => {
  let host: Client;
  let community: string;
  let meetup: string;
  const links = new Map<string, string>();

  const answer = async (address: string, said: 'yes' | 'maybe' | 'no', name?: string) => {
    app.clock.advance(1000);
    const link = links.get(address)!;
    const page = await app.client().get(`${link}?answer=${said}`);
    expect(page.status).toBe(200);
    const sent = await app.client().submit(link, { answer: said, ...(name && { displayName: name }) });
    expect(sent.status).toBe(303);
  };

  it('a co-host signs in with a mailed link, which opening alone does not use up', async () => {
    host = app.client();
    expect((await host.submit('/sign-in', { email: HOST })).status).toBeLessThan(400);
    const link = linkIn((await mailArrives()).get(HOST), '/sign-in/');
    expect((await host.get(link)).status).toBe(200);
    expect((await host.submit(link)).status).toBe(303);
    expect((await host.get('/api/me')).json.email).toBe(HOST);
  });

  it('opens a community with a name and a territory', async () => {
    await host.submit('/settings/profile', {
      displayName: 'Gwenola',
      profession: 'ass',
      territory: 'FR-29',
      timeZone: 'Europe/Paris',
      locale: 'fr-FR',
    });
    const founded = await host.submit('/communities', { name: 'Réseau du Finistère', territory: 'FR-29' });
    expect(founded.status).toBe(303);
    community = founded.headers.get('location')!.split('?')[0]!;
    expect(community).toBe('/communities/reseau-du-finistere');
  });

  it('schedules a meetup for six in a café', async () => {
    const scheduled = await host.submit(`${community}/events/new`, MEETUP);
    expect(scheduled.status).toBe(303);
    meetup = scheduled.headers.get('location')!.split('?')[0]!;
    expect((await host.get(meetup)).text).toContain('Un verre au port');
  });

  it('invites seven people by address: each gets a REQUEST of their own', async () => {
    const invited = await host.submit(`${meetup}/invitations`, { emails: GUESTS.join('\n') });
    expect(invited.status).toBe(303);
    const mails = await mailArrives();
    expect([...mails.keys()].sort()).toEqual([...GUESTS].sort());
    for (const address of GUESTS) {
      links.set(address, linkIn(mails.get(address), '/r/'));
      expect(entryOf(address)).toMatchObject({ startsAt: STARTS, partstat: 'NEEDS-ACTION', sequence: 0 });
    }
    expect(mails.get(FIRST)!.parsed.subject).toContain('Gwenola vous invite');
  });

  it('six answer from the mail, without signing in, and have it in their calendar', async () => {
    for (const address of GUESTS.slice(0, 6)) await answer(address, 'yes', 'Prénom');
    await mailArrives();
    for (const address of GUESTS.slice(0, 6)) expect(entryOf(address)?.partstat).toBe('ACCEPTED');
  });

  it('the seventh waits: told the rank, and the entry leaves the calendar', async () => {
    await answer(SEVENTH, 'yes', 'Paul');
    const mails = await mailArrives();
    expect(mails.get(SEVENTH)!.parsed.subject).toContain('liste d’attente');
    expect(entryOf(SEVENTH)).toBeNull();
  });

  it('and is promoted when someone gives up a place', async () => {
    await answer(SIXTH, 'no');
    const mails = await mailArrives();
    expect(mails.get(SEVENTH)!.parsed.subject).toContain('place s’est libérée');
    expect(entryOf(SEVENTH)).toMatchObject({ partstat: 'ACCEPTED', startsAt: STARTS });
    expect(entryOf(SIXTH)).toBeNull();
  });

  it('the host moves it, and every calendar that holds it follows', async () => {
    app.clock.advance(60_000);
    const form = await host.get(`${meetup}/edit`);
    const [, revision = ''] = /name="revision"[^>]*value="(\d+)"/.exec(form.text) ?? [];
    const typed = { ...MEETUP, time: '19:00', placeName: 'Le Phare', revision };
    const asked = await host.submit(`${meetup}/edit`, typed);
    expect(asked.text).toContain('Qui sera prévenu, et pourquoi');
    expect((await mailArrives()).size).toBe(0);
    const moved = await host.submit(`${meetup}/edit`, { ...typed, agreed: 'yes' });
    expect(moved.status).toBe(303);
    const mails = await mailArrives();
    expect(mails.has(SIXTH)).toBe(false);
    for (const address of [...GUESTS.slice(0, 5), SEVENTH]) {
      expect(mails.get(address)!.parsed.subject).toContain('Changement');
      expect(entryOf(address)).toMatchObject({ startsAt: STARTS + 30 * 60_000, partstat: 'ACCEPTED' });
      expect(entryOf(address)!.location).toContain('Le Phare');
    }
  });

  it('then cancels it with a word, and every calendar lets it go', async () => {
    app.clock.advance(60_000);
    const cancelled = await host.submit(`${meetup}/cancellation`, { word: 'Tempête annoncée.' });
    expect(cancelled.status).toBe(303);
    const mails = await mailArrives();
    expect(mails.size).toBe(6);
    for (const [address, mail] of mails) {
      expect(mail.parsed.subject).toContain('Annulé');
      expect(mail.parsed.text).toContain('Tempête annoncée.');
      expect(entryOf(address)).toBeNull();
    }
  });

  it('told nobody anything twice', () => {
    const ids = smtp.mails.map((mail) => mail.parsed.messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
