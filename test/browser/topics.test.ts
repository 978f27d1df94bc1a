import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicChangeInput } from '../../src/features/topics/topic.input.js';
import { TopicChangeService } from '../../src/features/topics/topic-change.service.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  type BuiltEvent,
  buildMember,
  buildOccurrence,
  buildRsvp,
  type BuiltSeries,
  buildSeries,
  buildTopic,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { openTab } from '../support/open-tab.js';
import { flaws } from '../support/page-checks.js';

let app: TestApp;
let browser: Browser;
let series: BuiltSeries;
let date: BuiltEvent;
let member: Person;
let topicId: string;

/** A Friday with two topics on its agenda, one proposed, one that waits and one that was declined. */
async function furnish(): Promise<void> {
  series = await buildSeries(app, { title: 'Apéro visio du vendredi', rotates: true, format: 'video' });
  const { community, host } = series;
  date = await buildOccurrence(app, { series });
  const account = await buildAccount(app, { displayName: 'Maëlle', timeZone: 'America/Toronto' });
  member = await buildMember(app, { community, account });
  await buildRsvp(app, { event: date, account: member });
  const propose = (title: string) =>
    buildTopic(app, {
      date,
      author: member,
      title,
      words: 'Un dispositif.\n\nhttps://asso.example',
      minutes: 10,
    });
  const judge = (id: string, input: Record<string, unknown>) =>
    app.get(TopicChangeService).change(host, date.id, id, topicChangeInput.parse(input));
  topicId = await propose('Accompagner une demande de logement');
  await judge(topicId, { state: 'accepted' });
  await judge(await propose('Le surendettement'), { state: 'accepted' });
  await judge(await propose('Travailler avec des interprètes'), { state: 'kept', keptFor: 'some-day' });
  await judge(await propose('Le budget'), { state: 'declined', word: 'On en a parlé en février.' });
  await propose('La domiciliation');
}

beforeAll(async () => {
  app = await startApp();
  await furnish();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = (path: string, person: Person | null): Promise<Page> =>
  openTab({ app, browser }, path, person && person.email);

describe('the pages of topics and hosts have no flaws', () => {
  const paths: [string, () => string, () => Person][] = [
    ['a date, for its host', () => `/events/${date.id}`, () => series.host],
    ['a date, for who comes', () => `/events/${date.id}`, () => member],
    ['its topics, for its host', () => `/events/${date.id}/topics`, () => series.host],
    ['its topics, for who proposed', () => `/events/${date.id}/topics`, () => member],
    ['one topic, for its host', () => `/events/${date.id}/topics/${topicId}`, () => series.host],
    ['one topic, for who proposed it', () => `/events/${date.id}/topics/${topicId}`, () => member],
    ['the rota', () => `/series/${series.id}/hosts`, () => series.host],
  ];
  it.each(paths)('%s', async (_, path, person) => {
    const tab = await open(path(), person());
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('what a form refuses', async () => {
    const tab = await open(`/events/${date.id}/topics`, member);
    await tab.locator('form[action$="/topics"] input[name="title"]').fill('No');
    await tab.locator('form[action$="/topics"] button').click();
    await tab.waitForSelector('.error-summary');
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });

  it('what a mail’s link opens', async () => {
    await app.settle();
    app.clock.set(Date.parse('2027-03-02T09:00:00Z'));
    await app.settle();
    const mail = (await app.mails(series.host.email)).find(({ text }) => text.includes('/duty/'));
    const [link = ''] = /https?:\S+\/duty\/\S+/.exec(mail?.text ?? '') ?? [];
    const [refusal = ''] = /https?:\S+\/duty-reminders\/[^\s>]+/.exec(mail?.raw ?? '') ?? [];
    for (const url of [link, refusal]) {
      const tab = await open(new URL(url).pathname, null);
      expect(await flaws(tab)).toEqual([]);
      await tab.context().close();
    }
  });
});
