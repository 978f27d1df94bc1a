import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DutyService } from '../../src/features/topics/duty.service.js';
import { TopicService } from '../../src/features/topics/topic.service.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  type BuiltEvent,
  buildEvent,
  buildMember,
  buildOccurrence,
  buildRsvp,
  buildSeries,
  buildTopic,
  type Person,
} from '../support/builders.js';
import type { Client } from '../support/client.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

interface Friday {
  date: BuiltEvent;
  next: BuiltEvent;
  seriesId: string;
  host: Client;
  member: Client;
  memberAccount: Person;
}

async function buildFriday(fields: Record<string, unknown> = {}): Promise<Friday> {
  const series = await buildSeries(app, { until: '2027-03-12', title: 'Apéro du vendredi', ...fields });
  const date = await buildOccurrence(app, { series, on: '2027-03-05' });
  const next = await buildOccurrence(app, { series, on: '2027-03-12' });
  const account = await buildAccount(app, { displayName: 'Maëlle' });
  const memberAccount = await buildMember(app, { community: series.community, account });
  return {
    date,
    next,
    seriesId: series.id,
    host: await app.signIn(series.host.email),
    member: await app.signIn(memberAccount.email),
    memberAccount,
  };
}

const pathOf = ({ id }: BuiltEvent) => `/events/${id}/topics`;
const textOf = async (client: Client, path: string) => (await client.get(path)).text;
const onlyTopicOf = async ({ id }: BuiltEvent, person: Person) => {
  const { agenda, proposals } = await app.get(TopicService).list(person, id);
  return [...agenda, ...proposals][0]!.topic.id;
};

describe('the topics of a date', () => {
  it('begin with a form, which keeps what was typed', async () => {
    const { date, member } = await buildFriday();
    expect(await textOf(member, `/events/${date.id}`)).toMatch(
      /Pas de sujet cette semaine\s: on se retrouve/u,
    );
    const refused = await member.submit(pathOf(date), { title: '', words: 'Un dispositif à <partager>.' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Un dispositif à &lt;partager&gt;.');
    expect((await member.submit(pathOf(date), { title: 'Le logement', minutes: 'dix' })).status).toBe(422);
    const sent = await member.submit(pathOf(date), {
      title: 'Le logement',
      words: 'Un dispositif.',
      minutes: '10',
    });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe(pathOf(date));
    const shown = await textOf(member, pathOf(date));
    expect(shown).toContain('Votre sujet est proposé');
    expect(shown).toMatch(/proposé par Maëlle/u);
    expect(shown).toMatch(/10\sminutes/u);
  });

  it('are proposed once by a form that is sent twice', async () => {
    const { date, member, memberAccount } = await buildFriday();
    const { text } = await member.get(pathOf(date));
    const [, formId = ''] = /name="formId" value="([^"]+)"/.exec(text) ?? [];
    const fields = { formId, title: 'Le logement' };
    await member.submit(pathOf(date), fields);
    await member.submit(pathOf(date), fields);
    const { proposals } = await app.get(TopicService).list(memberAccount, date.id);
    expect(proposals).toHaveLength(1);
  });

  it('are supported, put on the agenda and in order by buttons', async () => {
    const { date, host, member, memberAccount } = await buildFriday();
    await buildTopic(app, { date, author: memberAccount, title: 'Le logement' });
    const topic = `${pathOf(date)}/${await onlyTopicOf(date, memberAccount)}`;
    expect(await textOf(host, pathOf(date))).toContain('Cela m’intéresse aussi');
    expect((await host.submit(`${topic}/support`, { support: 'yes' })).status).toBe(303);
    expect(await textOf(member, pathOf(date))).toMatch(/Intéresse 1 autre personne/u);
    await host.submit(`${topic}/verdict`, { state: 'accepted' });
    expect(await textOf(member, `/events/${date.id}`)).toContain('Le logement');
    const other = `${pathOf(date)}/${await buildTopic(app, { date, title: 'Le surendettement' })}`;
    await host.submit(`${other}/verdict`, { state: 'accepted' });
    await host.submit(`${other}/verdict`, { order: '1' });
    const shown = await textOf(member, `/events/${date.id}`);
    expect(shown.indexOf('Le surendettement')).toBeLessThan(shown.indexOf('Le logement'));
    expect((await member.submit(`${topic}/verdict`, { state: 'declined' })).status).toBe(403);
  });

  it('are declined with a word, kept for another week, changed and taken back', async () => {
    const { date, next, host, member, memberAccount } = await buildFriday();
    const id = await buildTopic(app, { date, author: memberAccount, title: 'Le logement' });
    const topic = `${pathOf(date)}/${id}`;
    expect(await textOf(member, topic)).toContain('Retirer ce sujet');
    expect((await member.submit(topic, { title: 'No', words: '', minutes: '' })).status).toBe(422);
    await member.submit(topic, { title: 'Le logement social', words: '', minutes: '' });
    expect((await host.submit(`${topic}/verdict`, { state: 'declined', word: 'x'.repeat(501) })).status).toBe(
      422,
    );
    await host.submit(`${topic}/verdict`, { state: 'declined', word: 'Déjà vu en février.' });
    expect(await textOf(member, pathOf(date))).toContain('Déjà vu en février.');
    await host.submit(`${topic}/verdict`, { state: 'proposed' });
    await host.submit(`${topic}/verdict`, { state: 'kept', keptFor: 'next-date' });
    expect(await textOf(member, pathOf(next))).toContain('Le logement social');
    expect((await member.submit(`${pathOf(next)}/${id}/withdrawal`)).status).toBe(303);
    expect(await textOf(member, pathOf(next))).not.toContain('Le logement social');
  });

  it('are shown without names to strangers, and not at all where the date is not theirs to see', async () => {
    const { date, host, memberAccount } = await buildFriday({ audience: 'public' });
    const id = await buildTopic(app, {
      date,
      author: memberAccount,
      title: 'Le logement',
      words: 'Un secret.',
    });
    await buildTopic(app, { date, author: memberAccount, title: 'Le surendettement' });
    await host.submit(`${pathOf(date)}/${id}/verdict`, { state: 'accepted' });
    for (const path of [pathOf(date), `/events/${date.id}`]) {
      const shown = await textOf(app.client(), path);
      expect(shown).toContain('Le logement');
      expect(shown).not.toContain('Maëlle');
      expect(shown).not.toContain('Un secret.');
      expect(shown).not.toContain('Le surendettement');
    }
    const closed = await buildFriday();
    expect((await app.client().get(pathOf(closed.date))).status).toBe(404);
  });

  it('cost an event at a table nothing, and a date as many queries whatever their number', async () => {
    const { date, host, memberAccount } = await buildFriday();
    const count = (path: string) => queriesOf(app, () => host.get(path));
    const counts = async () => [
      (await count(`/events/${date.id}`)).length,
      (await count(pathOf(date))).length,
    ];
    await buildTopic(app, { date, author: memberAccount });
    const one = await counts();
    expect(one[0]).toBeLessThanOrEqual(14);
    expect(one[1]).toBeLessThanOrEqual(4);
    await buildTopic(app, { date, author: memberAccount });
    await buildTopic(app, { date, author: memberAccount });
    expect(await counts()).toEqual(one);
    const table = await buildEvent(app);
    const atTable = await app.signIn(table.host.email);
    const queries = await queriesOf(app, () => atTable.get(`/events/${table.id}`));
    expect(queries.filter((query) => query.includes('"topics"'))).toEqual([]);
  });
});

describe('who hosts a date', () => {
  it('is said on its page, with what each may do about it', async () => {
    const { date, host, member, memberAccount } = await buildFriday();
    const page = `/events/${date.id}`;
    expect(await textOf(member, page)).toContain('Pas encore confirmé');
    expect((await host.submit(`${page}/confirmation`, { confirmed: 'yes' })).status).toBe(303);
    expect(await textOf(member, page)).toContain('Confirmé');
    expect((await member.submit(`${page}/confirmation`, { confirmed: 'yes' })).status).toBe(403);
    await host.submit(`${page}/duty`, { duty: 'no' });
    expect(await textOf(member, page)).toContain('Personne n’anime encore cette date.');
    await buildRsvp(app, { event: date, account: memberAccount });
    expect(await textOf(member, page)).toMatch(/Personne n’anime encore cette date\. Et vous\s\?/u);
    await member.submit(`${page}/duty`, { duty: 'yes' });
    expect(await textOf(member, page)).toMatch(/Anime\s: Maëlle/u);
  });

  it('is left to those who come where nobody is there two hours before', async () => {
    const { date, member, memberAccount } = await buildFriday();
    await buildRsvp(app, { event: date, account: memberAccount });
    await app.get(DutyService).giveBack(date.host.accountId, date.id);
    const now = app.clock.now();
    app.clock.set(Date.parse('2027-03-05T15:29:00Z'));
    expect(await textOf(member, `/events/${date.id}`)).not.toContain('n’importe qui parmi vous');
    app.clock.set(Date.parse('2027-03-05T15:30:00Z'));
    expect(await textOf(member, `/events/${date.id}`)).toContain('n’importe qui parmi vous');
    app.clock.set(now);
  });

  it('is seen for all next dates on the rota, where two of them are swapped', async () => {
    const { date, next, seriesId, host, member } = await buildFriday();
    const rota = `/series/${seriesId}/hosts`;
    expect((await app.client().get(rota)).status).toBe(303);
    expect(await textOf(member, rota)).not.toContain('Échanger deux dates');
    expect(await textOf(host, rota)).toContain('Échanger deux dates');
    await host.submit(`/events/${date.id}/duty`, { duty: 'no', next: rota });
    expect(await textOf(host, rota)).toContain('personne encore');
    const same = await host.submit(`${rota}/swaps`, { first: date.id, second: date.id });
    expect(same.status).toBe(422);
    const swapped = await host.submit(`${rota}/swaps`, { first: date.id, second: next.id });
    expect(swapped.headers.get('location')).toBe(rota);
    expect(await textOf(member, `/events/${next.id}`)).toContain('Personne n’anime encore');
    const away = await host.submit(`/events/${date.id}/confirmation`, { next: 'https://evil.example' });
    expect(away.headers.get('location')).toBe(`/events/${date.id}`);
  });
});
