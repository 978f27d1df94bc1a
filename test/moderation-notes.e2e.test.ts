import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './support/app.js';
import {
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildMember,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { keptData } from './support/kept-data.js';
import { type Moderating, moderating } from './support/moderating.js';
import { queriesOf } from './support/query-count.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const NOTES = "- L'accueil de jour ferme en août\n- La dame du quatrième attend une place";

let app: TestApp;
let moderation: Moderating;
beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

interface Evening {
  event: BuiltEvent;
  /** Who wrote the notes. */
  host: Person;
  /** Another host. */
  cohost: Person;
  guest: Person;
  moderator: Person;
  path: string;
}

/** People met; the notes are kept, and a moderator was not there. */
async function evening(text = NOTES): Promise<Evening> {
  const community = await buildCommunity(app);
  const [host, cohost, moderator] = [
    await buildMember(app, { community }),
    await buildMember(app, { community }),
    await buildMember(app, { community, role: 'moderator' }),
  ];
  const hosts = [host.accountId, cohost.accountId];
  const event = await buildEvent(app, { community, hosts, title: 'Pause café' });
  const { account: guest } = await buildRsvp(app, { event });
  app.clock.set(STARTS);
  const path = `/api/events/${event.id}/notes`;
  await (await as(host)).put(path, { text });
  return { event, host, cohost, guest, moderator, path };
}

const as: Moderating['as'] = (...given) => moderation.as(...given);

const report = async (by: Person | null, { path }: Evening, reason: string) =>
  (await as(by)).post(`${path}/reports`, { reason });

const read = async (person: Person, { path }: Evening) => (await as(person)).get(path);

const caseOf = ({ moderator, event }: Evening) => moderation.caseOf(moderator, event.id);

describe('notes by which somebody may be recognised', () => {
  it('are hidden at once from all but who wrote them, and become no news', async () => {
    const met = await evening();
    const { host, cohost, guest, moderator, path } = met;
    expect(await report(guest, met, 'donnee-personne')).toMatchObject({
      status: 202,
      json: { hidden: true },
    });
    for (const person of [cohost, guest])
      expect((await read(person, met)).json).toMatchObject({
        text: '',
        lines: [],
        hidden: true,
        can: { write: false, report: false },
      });
    expect((await read(host, met)).json).toMatchObject({ text: NOTES, lines: [], hidden: true });
    expect((await read(moderator, met)).status).toBe(403);
    const kept = { lines: [{ line: 1, kind: 'fermeture-temporaire' }] };
    for (const person of [host, cohost, guest])
      expect((await (await as(person)).post(`${path}/drafts`, kept)).status).toBe(422);
    expect(await (await as(cohost)).put(path, { text: 'Autre chose' })).toMatchObject({
      status: 409,
      json: { code: 'notes-hidden' },
    });
    expect((await report(guest, met, 'erreur')).status).toBe(404);
    const mails = [await moderation.lastMailTo(moderator), await moderation.lastMailTo(host)];
    expect(mails[0]).toContain('Un texte est masqué : à relire dès que possible');
    expect(mails[0]).toContain("Il s'agit de notes d'une rencontre");
    expect(mails[1]).toContain("Votre texte est masqué le temps d'une relecture");
    expect(mails.join('\n')).not.toContain('dame');
  });

  it('are read by who moderates on the case alone, and not once it is decided', async () => {
    const met = await evening();
    const { moderator, guest } = met;
    await report(guest, met, 'donnee-sante');
    const id = await caseOf(met);
    const path = `/api/moderation/reports/${id}`;
    expect((await (await as(moderator)).get(path)).json).toMatchObject({
      subject: { type: 'notes', about: 'Pause café', title: null, texts: [NOTES], state: 'hidden' },
    });
    await moderation.decide(moderator, id, { action: 'restaurer' });
    expect((await read(guest, met)).json).toMatchObject({ text: NOTES, hidden: false });
    expect((await (await as(moderator)).get(path)).json).toMatchObject({
      status: 'closed',
      subject: { state: 'shown', texts: [] },
    });
    const page = await (await app.signIn(moderator.email)).get(`/moderation/reports/${id}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('dame');
  });

  it('come back to who moderates once they are written otherwise, still hidden', async () => {
    const met = await evening();
    const { host, guest, moderator, path } = met;
    await report(guest, met, 'donnee-personne');
    const id = await caseOf(met);
    await moderation.decide(moderator, id, { action: 'demande-correction', authorWord: 'Sans la dame.' });
    await (await as(host)).put(path, { text: "L'accueil de jour ferme en août" });
    expect(await moderation.subjectsTo(moderator)).toContain('Une correction est faite : à relire');
    expect((await read(guest, met)).json).toMatchObject({ text: '', hidden: true });
    await moderation.decide(moderator, id, { action: 'restaurer' });
    expect((await read(guest, met)).json).toMatchObject({ text: "L'accueil de jour ferme en août" });
  });

  it('wait for a decision still once they are emptied, and are put back for all who write', async () => {
    const met = await evening();
    const { host, cohost, guest, moderator, path } = met;
    await report(guest, met, 'donnee-personne');
    const id = await caseOf(met);
    await (await as(host)).put(path, { text: '' });
    const decided = await moderation.decide(moderator, id, { action: 'restaurer' });
    expect(decided).toMatchObject({ status: 201, json: { status: 'closed', subject: { state: 'gone' } } });
    expect((await read(guest, met)).json).toMatchObject({ text: '', hidden: false });
    expect((await (await as(cohost)).put(path, { text: 'Rien de neuf' })).status).toBe(200);
  });
});

describe('a decision about notes', () => {
  it('to delete empties them, and its hosts may begin again', async () => {
    const met = await evening('Une phrase inoubliable.');
    const { cohost, guest, moderator, path } = met;
    await report(guest, met, 'diffamation');
    const decided = await moderation.decide(moderator, await caseOf(met), { action: 'supprimer' });
    expect(decided).toMatchObject({ status: 201, json: { status: 'closed', subject: { state: 'gone' } } });
    expect((await read(guest, met)).json).toMatchObject({ text: '', hidden: false });
    expect(await keptData(app)).not.toContain('inoubliable');
    expect((await (await as(cohost)).put(path, { text: 'Rien de neuf' })).status).toBe(200);
    expect((await report(guest, met, 'erreur')).status).toBe(202);
  });

  it.each([
    ['classer', 'closed', 'shown'],
    ['avertir', 'closed', 'shown'],
    ['demande-correction', 'waiting', 'shown'],
    ['masquer', 'waiting', 'hidden'],
  ])('%s leaves the case %s and the notes %s', async (action, status, state) => {
    const met = await evening();
    await report(met.guest, met, 'erreur');
    const decided = await moderation.decide(met.moderator, await caseOf(met), { action });
    expect(decided).toMatchObject({ json: { status, subject: { state } } });
  });

  it('is never for who wrote them', async () => {
    const met = await evening();
    await (await as(met.event.host)).put(met.path, { text: 'Par qui organise' });
    await report(met.guest, met, 'donnee-personne');
    const queue = await moderation.queueOf(met.event.host);
    expect(queue.map(({ subject }) => String(subject?.id))).not.toContain(met.event.id);
    const theirs = await moderation.queueOf(met.moderator);
    expect(theirs.map(({ subject }) => String(subject?.id))).toContain(met.event.id);
  });

  it('is told to who wrote what was reported, and to who wrote in it since', async () => {
    const met = await evening();
    await report(met.guest, met, 'erreur');
    const id = await caseOf(met);
    await (await as(met.cohost)).put(met.path, { text: 'La dame du quatrième attend encore' });
    await report(met.event.host, met, 'donnee-personne');
    await moderation.decide(met.moderator, id, { action: 'demande-correction', authorWord: 'Sans la dame.' });
    for (const writer of [met.host, met.cohost])
      expect(await moderation.lastMailTo(writer)).toContain('Sans la dame.');
  });

  it('is not for a host who wrote in them since, either', async () => {
    const met = await evening();
    const { host: organiser } = met.event;
    await report(met.guest, met, 'erreur');
    const id = await caseOf(met);
    await (await as(organiser)).put(met.path, { text: 'Par qui organise' });
    expect(await moderation.decide(organiser, id, { action: 'classer' })).toMatchObject({
      status: 403,
      json: { code: 'not-yours-to-decide' },
    });
  });
});

describe('notes are reported', () => {
  it('by those who read them, and not by who wrote them', async () => {
    const met = await evening();
    expect(await report(met.host, met, 'erreur')).toMatchObject({ status: 403, json: { code: 'own-text' } });
    expect((await report(met.moderator, met, 'erreur')).status).toBe(403);
    expect((await report(await buildMember(app), met, 'erreur')).status).toBe(404);
    expect((await report(null, met, 'erreur')).status).toBe(401);
    expect(await report(met.cohost, met, 'erreur')).toMatchObject({ json: { hidden: false } });
  });

  it('once there are any', async () => {
    const met = await evening('');
    expect((await report(met.guest, met, 'erreur')).status).toBe(404);
  });

  it('from their page, which says that they are hidden', async () => {
    const met = await evening();
    const { event, cohost, guest, host, moderator } = met;
    const client = await app.signIn(guest.email);
    const page = `/events/${event.id}/notes`;
    expect((await client.get(page)).text).toContain(`href="${page}/reports"`);
    const form = await client.get(`${page}/reports`);
    expect([form.status, form.text.includes('dame')]).toEqual([200, false]);
    const sent = await client.submit(`${page}/reports`, { reason: 'donnee-personne', word: '' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/events/${event.id}`]);
    const hidden = await client.get(page);
    expect(hidden.text).toContain('masquées le temps que');
    expect(hidden.text).not.toContain('dame');
    expect((await (await app.signIn(host.email)).get(page)).text).toContain('dame');
    const written = await (
      await app.signIn(cohost.email)
    ).submit(page, { text: 'Tapé pour rien', revision: '0' });
    expect(written.status).toBe(422);
    expect(written.text).toContain('Tapé pour rien');
    const queue = await (await app.signIn(moderator.email)).get('/moderation');
    expect(queue.text).toMatch(/Notes d.+une rencontre\s*·\s*Pause café/);
  });
});

it('the queue asks as much of the database for three notes as for one', async () => {
  const met = await evening();
  const { moderator, event, guest } = met;
  const count = async (): Promise<number> =>
    (await queriesOf(app, () => moderation.queueOf(moderator))).length;
  await report(guest, met, 'erreur');
  const one = await count();
  for (let more = 0; more < 2; more += 1) {
    app.clock.set(A_MONDAY);
    const other = await buildEvent(app, { community: event.community, hosts: [met.host.accountId] });
    const { account } = await buildRsvp(app, { event: other });
    app.clock.set(STARTS);
    const path = `/api/events/${other.id}/notes`;
    await (await as(met.host)).put(path, { text: 'Rien de neuf' });
    await report(account, { ...met, path }, 'erreur');
  }
  expect(await moderation.queueOf(moderator)).toHaveLength(3);
  expect(await count()).toBe(one);
});
