import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventRestorationService } from '../src/features/events/event-restoration.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { splitInput } from '../src/features/series/series.input.js';
import { SeriesSplitService } from '../src/features/series/series-split.service.js';
import { topicChangeInput, topicInput } from '../src/features/topics/topic.input.js';
import { TopicChangeService } from '../src/features/topics/topic-change.service.js';
import { TopicProposingService } from '../src/features/topics/topic-proposing.service.js';
import { TopicService } from '../src/features/topics/topic.service.js';
import { TopicSupportService } from '../src/features/topics/topic-support.service.js';
import type { Viewer } from '../src/kernel/viewer.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  type BuiltEvent,
  type BuiltSeries,
  buildEvent,
  buildMember,
  buildOccurrence,
  buildSeries,
  type Person,
} from './support/builders.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

interface Friday {
  series: BuiltSeries;
  date: BuiltEvent;
  next: BuiltEvent;
  host: Person;
  member: Person;
}

async function buildFriday(fields: Record<string, unknown> = {}): Promise<Friday> {
  const series = await buildSeries(app, { until: '2027-03-26', ...fields });
  const date = await buildOccurrence(app, { series, on: '2027-03-05' });
  const next = await buildOccurrence(app, { series, on: '2027-03-12' });
  const member = await buildMember(app, { community: series.community });
  return { series, date, next, host: series.host, member };
}

const propose = (
  person: Viewer,
  { id }: { id: string },
  title: string,
  fields: Record<string, unknown> = {},
) => app.get(TopicProposingService).propose(person, id, topicInput.parse({ title, ...fields }));

const change = (person: Viewer, { id }: { id: string }, topicId: string, input: Record<string, unknown>) =>
  app.get(TopicChangeService).change(person, id, topicId, topicChangeInput.parse(input));

const listed = (person: Viewer | null, { id }: { id: string }) => app.get(TopicService).list(person, id);

const titles = (topics: readonly { topic: { title: string } }[]): string[] =>
  topics.map(({ topic }) => topic.title);

async function agendaOf({ id }: { id: string }): Promise<string[]> {
  const agendas = await app.get(TopicService).agendaOf([id]);
  return agendas.get(id)!.map(({ order, title, name }) => `${order} ${title} (${name})`);
}

describe('a topic', () => {
  it('is proposed by whoever may answer the date, and accepted by its hosts in an order', async () => {
    const { date, host, member } = await buildFriday();
    const housing = await propose(member, date, 'Le logement', { words: 'Un dispositif.', minutes: 10 });
    const debts = await propose(host, date, 'Le surendettement');
    expect(titles((await listed(member, date)).proposals)).toEqual(['Le logement', 'Le surendettement']);
    await change(host, date, debts, { state: 'accepted' });
    await change(host, date, housing, { state: 'accepted' });
    const order = [`1 Le surendettement (${host.displayName})`, `2 Le logement (${member.displayName})`];
    expect(await agendaOf(date)).toEqual(order);
    await change(host, date, housing, { order: 1 });
    expect(await agendaOf(date)).toEqual([
      `1 Le logement (${member.displayName})`,
      `2 Le surendettement (${host.displayName})`,
    ]);
    await change(host, date, housing, { state: 'proposed' });
    expect(await agendaOf(date)).toEqual([`1 Le surendettement (${host.displayName})`]);
  });

  it('is put in order by hosts alone, and written by its author alone', async () => {
    const { date, host, member } = await buildFriday();
    const id = await propose(member, date, 'Le logement');
    await expect(change(member, date, id, { state: 'accepted' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(change(host, date, id, { title: 'Autre chose' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(change(host, date, id, { order: 1 })).rejects.toMatchObject({ code: 'topic-not-accepted' });
    await change(member, date, id, { title: 'Le logement d’abord', minutes: 5 });
    expect((await listed(member, date)).proposals[0]?.topic).toMatchObject({
      title: 'Le logement d’abord',
      words: '',
      minutes: 5,
    });
  });

  it('is declined with a word that its author and the hosts read', async () => {
    const { date, host, member, series } = await buildFriday();
    const other = await buildMember(app, { community: series.community });
    const id = await propose(member, date, 'Le logement');
    await change(host, date, id, { state: 'declined', word: 'On en a parlé en février.' });
    const mine = await listed(member, date);
    expect(mine.declined.map(({ topic }) => topic.word)).toEqual(['On en a parlé en février.']);
    expect((await listed(other, date)).declined).toEqual([]);
    await expect(change(member, date, id, { title: 'Encore' })).rejects.toMatchObject({
      code: 'topic-settled',
    });
  });

  it('goes with its words when its author takes it back', async () => {
    const { date, host, member } = await buildFriday();
    const id = await propose(member, date, 'Le logement', { words: 'Un dispositif.' });
    await change(host, date, id, { state: 'accepted' });
    await expect(app.get(TopicChangeService).withdraw(host, date.id, id)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await app.get(TopicChangeService).withdraw(member, date.id, id);
    expect(await agendaOf(date)).toEqual([]);
    await expect(app.get(TopicChangeService).withdraw(member, date.id, id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is supported once by each person but its author, and the most wanted stands first', async () => {
    const { date, host, member } = await buildFriday();
    await propose(host, date, 'Le surendettement');
    const id = await propose(member, date, 'Le logement');
    const supports = app.get(TopicSupportService);
    await supports.support(host, date.id, id);
    await supports.support(host, date.id, id);
    await expect(supports.support(member, date.id, id)).rejects.toMatchObject({ code: 'own-topic' });
    const [first] = (await listed(host, date)).proposals;
    expect(first).toMatchObject({ topic: { id }, supports: 1, supported: true });
    await supports.unsupport(host, date.id, id);
    expect((await listed(host, date)).proposals.map((each) => each.supports)).toEqual([0, 0]);
  });

  it('cannot be one of too many by the same person', async () => {
    const { date, member } = await buildFriday();
    for (const number of [1, 2, 3, 4, 5]) await propose(member, date, `Sujet ${number}`);
    await expect(propose(member, date, 'Sujet 6')).rejects.toMatchObject({ code: 'too-many-topics' });
  });
});

describe('what is kept for another week', () => {
  it('stands on the next date that is not cancelled, and waits for some day where there is none', async () => {
    const { series, date, next, host, member } = await buildFriday();
    const third = await buildOccurrence(app, { series, on: '2027-03-19' });
    await app.get(EventSchedulingService).cancel(host, next.id, '');
    await app.settle();
    const id = await propose(member, date, 'Le logement');
    expect(await change(host, date, id, { state: 'kept' })).toBe(third.id);
    expect(titles((await listed(member, third)).proposals)).toEqual(['Le logement']);
    expect(titles((await listed(member, date)).proposals)).toEqual([]);
    await change(host, third, id, { state: 'kept', keptFor: 'some-day' });
    expect(titles((await listed(member, date)).waiting)).toEqual(['Le logement']);
    expect(titles(await app.get(TopicService).waiting(member, series.id))).toEqual(['Le logement']);
    await change(host, date, id, { state: 'accepted' });
    expect(await agendaOf(date)).toEqual([`1 Le logement (${member.displayName})`]);
    expect((await listed(member, third)).waiting).toEqual([]);
  });

  it('is taken by one of two dates at once', async () => {
    const { date, next, host, member } = await buildFriday();
    const id = await propose(member, date, 'Le logement');
    await change(host, date, id, { state: 'kept', keptFor: 'some-day' });
    const taken = await Promise.allSettled(
      [date, next].map((each) => change(host, each, id, { state: 'accepted' })),
    );
    expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect([...(await agendaOf(date)), ...(await agendaOf(next))]).toHaveLength(1);
  });

  it('has no other date where the event is not one of a series', async () => {
    const event = await buildEvent(app, { format: 'video' });
    const id = await propose(event.host, event, 'Le logement');
    await expect(change(event.host, event, id, { state: 'kept' })).rejects.toMatchObject({
      code: 'no-other-date',
    });
  });

  it('is what was not talked about on a date that is over, by then or before', async () => {
    const { series, date, next, host, member } = await buildFriday();
    const [undecided, accepted] = [
      await propose(member, date, 'Le logement'),
      await propose(member, date, 'Le surendettement'),
    ];
    await change(host, date, accepted, { state: 'accepted' });
    const now = app.clock.now();
    app.clock.set(Date.parse('2027-03-06T10:00:00Z'));
    const over = await listed(member, date);
    expect(over.agenda.map(({ state }) => state)).toEqual(['done']);
    expect(titles((await listed(member, next)).waiting)).toEqual(['Le logement']);
    await expect(change(host, date, undecided, { state: 'declined' })).rejects.toMatchObject({
      code: 'event-over',
    });
    await change(host, date, accepted, { state: 'kept' });
    expect(titles((await listed(member, next)).proposals)).toEqual(['Le surendettement']);
    await change(host, next, undecided, { state: 'accepted' });
    expect(await agendaOf(next)).toEqual([`1 Le logement (${member.displayName})`]);
    expect(titles(await app.get(TopicService).waiting(member, series.id))).toEqual([]);
    app.clock.set(now);
  });

  it('follows a date that is cancelled, and the series that goes on from its own', async () => {
    const { series, date, host, member } = await buildFriday();
    const id = await propose(member, date, 'Le logement');
    await change(host, date, id, { state: 'accepted' });
    await app.get(EventSchedulingService).cancel(host, date.id, 'Vacances');
    await app.settle();
    expect(await agendaOf(date)).toEqual([]);
    expect(titles(await app.get(TopicService).waiting(member, series.id))).toEqual(['Le logement']);
    const nextSeries = await app
      .get(SeriesSplitService)
      .split(host, series.id, splitInput.parse({ from: '2027-03-19', time: '19:00' }), {
        ifRevision: null,
        once: null,
      });
    await app.settle();
    expect(titles(await app.get(TopicService).waiting(member, nextSeries))).toEqual(['Le logement']);
    expect(titles(await app.get(TopicService).waiting(member, series.id))).toEqual([]);
    await app.get(EventRestorationService).restore(host, date.id);
    await app.settle();
    expect(await agendaOf(date)).toEqual([]);
  });
});

describe('who reads of topics', () => {
  it('is whoever sees the date; strangers read the titles of the agenda, and no name', async () => {
    const { date, host, member } = await buildFriday({ audience: 'public' });
    const id = await propose(member, date, 'Le logement', { words: 'Un dispositif.' });
    await propose(member, date, 'Le surendettement');
    expect(titles((await listed(null, date)).proposals)).toEqual([]);
    await change(host, date, id, { state: 'accepted' });
    const [shown, ...others] = (await listed(null, date)).agenda;
    expect(others).toEqual([]);
    expect(shown).toMatchObject({ topic: { title: 'Le logement', words: '', authorId: null }, author: null });
    expect((await listed(null, date)).can).toEqual({ propose: false, judge: false });
    const someone = await buildAccount(app);
    expect((await listed(someone, date)).agenda[0]?.author?.displayName).toBe(member.displayName);
  });

  it('is nobody else', async () => {
    const { date, series } = await buildFriday();
    const someone = await buildAccount(app);
    await expect(listed(someone, date)).rejects.toMatchObject({ code: 'not-found' });
    await expect(propose(someone, date, 'Le logement')).rejects.toMatchObject({ code: 'not-found' });
    await expect(app.get(TopicService).waiting(someone, series.id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

it('takes no topics where people sit at a table, nor on drafts, nor on what is over or cancelled', async () => {
  const table = await buildEvent(app);
  await expect(propose(table.host, table, 'Le logement')).rejects.toMatchObject({ code: 'no-topics-here' });
  const draft = await buildEvent(app, { format: 'video', status: 'draft' });
  await expect(propose(draft.host, draft, 'Le logement')).rejects.toMatchObject({ code: 'not-scheduled' });
  const { date, host } = await buildFriday();
  await app.get(EventSchedulingService).cancel(host, date.id, '');
  await expect(propose(host, date, 'Le logement')).rejects.toMatchObject({ code: 'event-cancelled' });
});

it('is listed with as many queries whatever its length', async () => {
  const { date, host, member } = await buildFriday();
  const count = async () => (await queriesOf(app, () => listed(host, date))).length;
  await propose(member, date, 'Sujet 1');
  const one = await count();
  for (const number of [2, 3]) await propose(member, date, `Sujet ${number}`);
  expect(await count()).toBe(one);
  expect(one).toBeLessThanOrEqual(3);
});
