import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import {
  type BuiltCommunity,
  buildCommunity,
  buildEvent,
  buildMember,
  buildOccurrence,
  buildRsvp,
  buildSeries,
  buildTopic,
  type Person,
} from '../support/builders.js';
import { launchChromium } from '../support/chromium.js';
import { A_MONDAY } from '../support/fake-clock.js';
import { type Moderating, moderating } from '../support/moderating.js';
import { openTab } from '../support/open-tab.js';
import { flaws } from '../support/page-checks.js';

const HOSTILE = 'Accueil </title><script>alert(1)</script> & "fin"';

let app: TestApp;
let browser: Browser;
let moderation: Moderating;
let community: BuiltCommunity;
let people: Record<'author' | 'reader' | 'moderator', Person>;
/** Of a date with a topic that stands and one that is hidden. */
let topics: string;
let topicReports: string;
/** Of a gathering with notes, and of one whose notes are hidden. */
let notes: string;
let hiddenNotes: string;
let entry: string;
let hiddenEntry: string;
let topicCase: string;

async function buildNotes(text: string): Promise<string> {
  const { author, reader } = people;
  app.clock.set(A_MONDAY);
  const event = await buildEvent(app, { community, hosts: [author.accountId] });
  await buildRsvp(app, { event, account: reader });
  app.clock.set(Date.UTC(2027, 2, 5, 17, 30));
  await (await moderation.as(author)).put(`/api/events/${event.id}/notes`, { text });
  return `/events/${event.id}/notes`;
}

const propose = async (acronym: string): Promise<string> => {
  const said = { acronym, sense: 'Zone de quartier', explanation: HOSTILE };
  const { json } = await (await moderation.as(people.author)).post('/api/glossary', said);
  return `/glossary/${json.id as string}`;
};

const hide = async (path: string): Promise<void> => {
  await (await moderation.as(people.reader)).post(`/api${path}/reports`, { reason: 'donnee-personne' });
};

beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
  community = await buildCommunity(app);
  const [author, reader] = [await buildMember(app, { community }), await buildMember(app, { community })];
  const moderator = await buildMember(app, { community, role: 'moderator' });
  people = { author, reader, moderator };
  const series = await buildSeries(app, { community, until: '2027-03-26' });
  const date = await buildOccurrence(app, { series });
  topics = `/events/${date.id}/topics`;
  topicReports = `${topics}/${await buildTopic(app, { date, author, title: HOSTILE })}/reports`;
  const hidden = await buildTopic(app, { date, author, words: HOSTILE });
  await hide(`${topics}/${hidden}`);
  topicCase = await moderation.caseOf(moderator, hidden);
  [entry, hiddenEntry] = [await propose('ZQA'), await propose('ZQB')];
  await hide(hiddenEntry);
  [notes, hiddenNotes] = [await buildNotes(HOSTILE), await buildNotes(HOSTILE)];
  await hide(hiddenNotes);
  app.clock.set(A_MONDAY);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = (path: string, person: Person | null): Promise<Page> =>
  openTab({ app, browser }, path, person && person.email);

describe('the pages of what can be reported have no flaws', () => {
  const paths: [string, () => string, () => Person | null][] = [
    ['topics, and one’s own that is hidden', () => topics, () => people.author],
    ['topics to report', () => topics, () => people.reader],
    ['reporting a topic', () => topicReports, () => people.reader],
    ['a topic among those who moderate', () => `/moderation/reports/${topicCase}`, () => people.moderator],
    ['the queue', () => '/moderation', () => people.moderator],
    ['notes to report', () => notes, () => people.reader],
    ['reporting notes', () => `${notes}/reports`, () => people.reader],
    ['notes that are hidden', () => hiddenNotes, () => people.reader],
    ['one’s own notes that are hidden', () => hiddenNotes, () => people.author],
    ['an entry to report, for a stranger', () => entry, () => null],
    ['an entry to take back', () => entry, () => people.author],
    ['reporting an entry', () => `${entry}/reports`, () => null],
    ['one’s own entry that is hidden', () => hiddenEntry, () => people.author],
  ];
  it.each(paths)('%s', async (_which, path, person) => {
    const tab = await open(path(), person());
    expect(await flaws(tab)).toEqual([]);
    await tab.context().close();
  });
});
