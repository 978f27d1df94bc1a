import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TopicService } from '../src/features/topics/topic.service.js';
import { AuditEntry } from '../src/platform/audit/audit-entry.entity.js';
import { startApp, type TestApp } from './support/app.js';
import { auditOf } from './support/audit.js';
import {
  buildCommunity,
  type BuiltEvent,
  buildMember,
  buildOccurrence,
  buildSeries,
  buildTopic,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { keptData } from './support/kept-data.js';
import { type Moderating, moderating } from './support/moderating.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
let moderation: Moderating;
beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

interface Friday {
  date: BuiltEvent;
  host: Person;
  moderator: Person;
  author: Person;
  reader: Person;
  topicId: string;
  path: string;
}

/** A date of a series whose host is a plain member, and a topic on it by another. */
async function onFriday(
  fields: Record<string, unknown> = {},
  audience: Record<string, unknown> = {},
): Promise<Friday> {
  const community = await buildCommunity(app);
  const host = await buildMember(app, { community });
  const series = await buildSeries(app, {
    community,
    hosts: [host.accountId],
    until: '2027-03-26',
    ...audience,
  });
  const date = await buildOccurrence(app, { series });
  const [moderator, author, reader] = [
    await buildMember(app, { community, role: 'moderator' }),
    await buildMember(app, { community }),
    await buildMember(app, { community }),
  ];
  const topicId = await buildTopic(app, { date, author, ...fields });
  const path = `/api/events/${date.id}/topics`;
  return { date, host, moderator, author, reader, topicId, path };
}

const as: Moderating['as'] = (...given) => moderation.as(...given);

const report = async (by: Person | null, { path, topicId }: Friday, reason: string, word = '') =>
  (await as(by)).post(`${path}/${topicId}/reports`, { reason, word });

const readBy = async (person: Person | null, { path }: Friday): Promise<string> =>
  JSON.stringify((await (await as(person)).get(path)).json);

const accept = async ({ host, path, topicId }: Friday) =>
  (await as(host)).patch(`${path}/${topicId}`, { state: 'accepted' });

const decide = async (friday: Friday, body: object) => {
  const id = await moderation.caseOf(friday.moderator, friday.topicId);
  return moderation.decide(friday.moderator, id, body);
};

describe('a topic by which somebody may be recognised', () => {
  it('is hidden at once from all but its author, and who moderates is told without a word of it', async () => {
    const friday = await onFriday({ title: 'La dame du quatrième', words: 'Elle a trois chats.' });
    const { host, moderator, author, reader, topicId, path } = friday;
    expect(await report(reader, friday, 'donnee-personne', 'Un prénom suffirait.')).toMatchObject({
      status: 202,
      json: { hidden: true },
    });
    for (const person of [host, reader, moderator])
      expect(await readBy(person, friday)).not.toContain('dame');
    expect(itemsOf(await (await as(author)).get(path))).toMatchObject([{ id: topicId, hidden: true }]);
    expect((await (await as(host)).patch(`${path}/${topicId}`, { state: 'accepted' })).status).toBe(404);
    expect((await (await as(reader)).put(`${path}/${topicId}/support`, {})).status).toBe(404);
    const mails = [await moderation.lastMailTo(moderator), await moderation.lastMailTo(author)];
    expect(mails[0]).toContain('Un texte est masqué : à relire dès que possible');
    expect(mails[1]).toContain("Votre texte est masqué le temps d'une relecture");
    for (const passage of ['dame', 'chats', 'suffirait', reader.displayName])
      expect(mails.join('\n')).not.toContain(passage);
    expect(await auditOf(app, reader.accountId)).toContain('moderation.hidden');
    const written = await app.get(DataSource).manager.find(AuditEntry);
    expect(JSON.stringify(written)).not.toContain('dame');
  });

  it('is on no agenda, page nor calendar meanwhile; the others keep their order', async () => {
    const friday = await onFriday({ title: 'La dame du quatrième' });
    const { date, host, reader } = friday;
    await accept(friday);
    const other = { ...friday, topicId: await buildTopic(app, { date, author: host, title: 'Le logement' }) };
    await accept(other);
    await report(reader, friday, 'donnee-sante');
    const agenda = (await app.get(TopicService).agendaOf([date.id])).get(date.id)!;
    expect(agenda.map(({ order, title }) => [order, title])).toEqual([[1, 'Le logement']]);
    const client = await app.signIn(reader.email);
    for (const page of [`/events/${date.id}`, `/events/${date.id}/topics`, `/events/${date.id}/calendar.ics`])
      expect((await client.get(page)).text, page).not.toContain('dame');
    expect(await decide(friday, { action: 'restaurer' })).toMatchObject({
      status: 201,
      json: { status: 'closed', subject: { type: 'topic', state: 'shown' } },
    });
    const after = (await app.get(TopicService).agendaOf([date.id])).get(date.id)!;
    expect(after.map(({ title }) => title)).toEqual(['La dame du quatrième', 'Le logement']);
  });

  it('comes back to who moderates once its author said it otherwise', async () => {
    const friday = await onFriday({ title: 'La dame du quatrième' });
    const { moderator, author, reader, path, topicId } = friday;
    await report(reader, friday, 'donnee-personne');
    const id = await moderation.caseOf(moderator, topicId);
    await app.settle();
    await moderation.decide(moderator, id, { action: 'demande-correction', authorWord: 'Sans la personne.' });
    expect(await moderation.lastMailTo(author)).toContain('Sans la personne.');
    const edited = await (await as(author)).patch(`${path}/${topicId}`, { title: 'Le voisinage' });
    expect(edited).toMatchObject({ status: 200, json: { hidden: true } });
    expect(await moderation.subjectsTo(moderator)).toContain('Une correction est faite : à relire');
    const { json } = await (await as(moderator)).get(`/api/moderation/reports/${id}`);
    expect(json).toMatchObject({ status: 'open', subject: { title: 'Le voisinage' } });
    await moderation.decide(moderator, id, { action: 'restaurer' });
    expect(await readBy(reader, friday)).toContain('Le voisinage');
  });

  it('is told to nobody as corrected once its author took it away', async () => {
    const friday = await onFriday();
    const { moderator, author, reader, path, topicId } = friday;
    await report(reader, friday, 'donnee-personne');
    const id = await moderation.caseOf(moderator, topicId);
    await moderation.decide(moderator, id, { action: 'demande-correction' });
    await (await as(author)).delete(`${path}/${topicId}`);
    expect(await moderation.subjectsTo(moderator)).not.toContain('Une correction est faite : à relire');
    const { json } = await (await as(moderator)).get(`/api/moderation/reports/${id}`);
    expect(json).toMatchObject({ status: 'waiting', can: { decide: ['classer'] } });
  });
});

describe('a decision about a topic', () => {
  it('is not made of what its author changed in between', async () => {
    const friday = await onFriday();
    const { moderator, author, reader, path, topicId } = friday;
    await report(reader, friday, 'donnee-personne');
    const id = await moderation.caseOf(moderator, topicId);
    const read = await (await as(moderator)).get(`/api/moderation/reports/${id}`);
    await (await as(author)).patch(`${path}/${topicId}`, { words: 'Autre chose.' });
    const ifMatch = { 'if-match': read.headers.get('etag')! };
    expect((await moderation.decide(moderator, id, { action: 'restaurer' }, ifMatch)).status).toBe(412);
  });

  it('to delete takes it away, and leaves nothing of it in any row', async () => {
    const friday = await onFriday({ title: 'Une inoubliable', words: 'Une phrase inoubliable.' });
    await accept(friday);
    await report(friday.reader, friday, 'discrimination');
    expect(await decide(friday, { action: 'supprimer', reporterWord: 'Merci.' })).toMatchObject({
      status: 201,
      json: { status: 'closed', subject: { state: 'gone', title: null, texts: [] } },
    });
    expect(await readBy(friday.author, friday)).not.toContain(friday.topicId);
    expect(await moderation.lastMailTo(friday.author)).toContain("l'a supprimé");
    expect(await moderation.lastMailTo(friday.reader)).toContain('Merci.');
    expect(await keptData(app)).not.toContain('inoubliable');
  });

  it.each([
    ['classer', 'closed', 'shown'],
    ['avertir', 'closed', 'shown'],
    ['demande-correction', 'waiting', 'shown'],
    ['masquer', 'waiting', 'hidden'],
  ])('%s leaves the case %s and the topic %s', async (action, status, state) => {
    const friday = await onFriday();
    await report(friday.reader, friday, 'hors-sujet');
    expect(await decide(friday, { action })).toMatchObject({ json: { status, subject: { state } } });
  });

  it('asks for no correction once the date is over', async () => {
    const friday = await onFriday();
    await accept(friday);
    await report(friday.reader, friday, 'erreur');
    app.clock.set(Date.UTC(2027, 2, 6));
    const id = await moderation.caseOf(friday.moderator, friday.topicId);
    const { json } = await (await as(friday.moderator)).get(`/api/moderation/reports/${id}`);
    expect(json.can).toEqual({ decide: ['classer', 'avertir', 'masquer', 'supprimer'] });
  });

  it('is for those who moderate the community: not for its hosts, nor for its author', async () => {
    const friday = await onFriday();
    const { host, moderator, topicId } = friday;
    await report(friday.reader, friday, 'erreur');
    expect((await (await as(host)).get('/api/moderation/reports')).status).toBe(403);
    const own = { ...friday, topicId: await buildTopic(app, { date: friday.date, author: moderator }) };
    await report(friday.reader, own, 'donnee-personne');
    const queue = await moderation.queueOf(moderator);
    expect(queue.map(({ subject }) => String(subject?.id))).toEqual([topicId]);
  });
});

describe('a topic is reported', () => {
  it('by whoever reads it, and not by its author', async () => {
    const friday = await onFriday();
    const { author, reader, topicId } = friday;
    expect(await report(author, friday, 'erreur')).toMatchObject({ status: 403, json: { code: 'own-text' } });
    expect((await report(await buildMember(app), friday, 'erreur')).status).toBe(404);
    expect((await report(null, friday, 'erreur')).status).toBe(404);
    const elsewhere = await onFriday();
    expect((await report(reader, { ...elsewhere, topicId }, 'erreur')).status).toBe(404);
    expect((await report(reader, { ...friday, topicId: 'no-id' }, 'erreur')).status).toBe(404);
  });

  it('by a stranger who reads the agenda of a public date, with fewer reasons, and never what is only proposed', async () => {
    const friday = await onFriday({ title: 'Ce que chacun' }, { audience: 'public' });
    expect((await report(null, friday, 'erreur')).status).toBe(404);
    await accept(friday);
    const feed = `/communities/${friday.date.community.slug}/calendar.ics`;
    expect((await app.client().get(feed)).text).toContain('Ce que chacun');
    expect(await report(null, friday, 'hors-sujet')).toMatchObject({ status: 422 });
    expect(await report(null, friday, 'donnee-personne')).toMatchObject({ json: { hidden: true } });
    expect(await readBy(null, friday)).not.toContain(friday.topicId);
    expect((await app.client().get(feed)).text).not.toContain('Ce que chacun');
  });

  it('from its page, which says where it is hidden', async () => {
    const friday = await onFriday({ title: 'La dame du quatrième' });
    const { date, moderator, author, reader, topicId } = friday;
    const client = await app.signIn(reader.email);
    const listed = await client.get(`/events/${date.id}/topics`);
    const path = `/events/${date.id}/topics/${topicId}/reports`;
    expect(listed.text).toContain(`href="${path}"`);
    const form = await client.get(path);
    expect(form.text).toContain('La dame du quatrième');
    expect(form.text.match(/name="reason"/g)).toHaveLength(11);
    expect((await client.submit(path, { word: 'Un mot.' })).text).toContain('Un mot.');
    const sent = await client.submit(path, { reason: 'donnee-personne', word: '' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/events/${date.id}/topics`]);
    expect((await client.get(`/events/${date.id}/topics`)).text).toContain('masqué tout de suite');
    const mine = await app.signIn(author.email);
    expect((await mine.get(`/events/${date.id}/topics`)).text).toContain('Masqués par la modération');
    expect((await mine.get(path)).status).toBe(403);
    const moderating = await app.signIn(moderator.email);
    const queue = await moderating.get('/moderation');
    expect(queue.text).toMatch(/Sujet\s*·/);
    expect(queue.text).not.toContain('dame');
    const [, casePath = ''] = /href="(\/moderation\/reports\/[^"]+)"/.exec(queue.text) ?? [];
    const shown = await moderating.get(casePath);
    expect(shown.text).toContain('La dame du quatrième');
    expect(shown.text).toContain(`href="/events/${date.id}/topics#topic-${topicId}"`);
  });
});

it('the queue asks as much of the database for three topics as for one', async () => {
  const friday = await onFriday();
  const count = async (): Promise<number> =>
    (await queriesOf(app, () => moderation.queueOf(friday.moderator))).length;
  await report(friday.reader, friday, 'erreur');
  const one = await count();
  for (let more = 0; more < 2; more += 1) {
    const topicId = await buildTopic(app, { date: friday.date, author: friday.author });
    await report(friday.reader, { ...friday, topicId }, 'erreur');
  }
  expect(await moderation.queueOf(friday.moderator)).toHaveLength(3);
  expect(await count()).toBe(one);
});
