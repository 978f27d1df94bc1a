import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { FeedReadingService } from '../src/features/feeds/feed-reading.service.js';
import { FeedService } from '../src/features/feeds/feed.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { FollowingService } from '../src/features/series/following.service.js';
import { SeriesChangeService } from '../src/features/series/series-change.service.js';
import { seriesChangeInput } from '../src/features/series/series.input.js';
import { TopicChangeService } from '../src/features/topics/topic-change.service.js';
import { DAY } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { buildFollower } from './support/followers.js';
import {
  buildMember,
  buildOccurrence,
  buildSeries,
  buildTopic,
  type BuiltSeries,
  type Person,
} from './support/builders.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.close());

interface Shown {
  at: string;
  title: string;
  status: string;
}

/** Every date that a calendar shows of a text up to a day, as ical.js expands it. */
function expand(text: string, until: string): Shown[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const vevents = calendar.getAllSubcomponents('vevent');
  const isException = (vevent: ICAL.Component): boolean => vevent.hasProperty('recurrence-id');
  const shown = (item: ICAL.Event, start: ICAL.Time): Shown => ({
    at: start.toJSDate().toISOString().slice(0, 16),
    title: item.summary,
    status: String(item.component.getFirstPropertyValue('status')),
  });
  return vevents
    .filter((vevent) => !isException(vevent))
    .flatMap((vevent) => {
      const uid = vevent.getFirstPropertyValue('uid');
      const exceptions = vevents.filter(
        (each) => isException(each) && each.getFirstPropertyValue('uid') === uid,
      );
      const event = new ICAL.Event(vevent, { exceptions });
      if (!event.isRecurring()) return [shown(event, event.startDate)];
      const found: Shown[] = [];
      const iterator = event.iterator();
      for (let next = iterator.next(); next; next = iterator.next()) {
        if (next.toJSDate().toISOString().slice(0, 10) > until) break;
        const { item, startDate } = event.getOccurrenceDetails(next);
        found.push(shown(item, startDate));
      }
      return found;
    })
    .filter(({ at }) => at.slice(0, 10) <= until)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

const HORIZON = '2027-09-03';

describe('the feed of somebody who is usually there', () => {
  let series: BuiltSeries;
  let person: Person;
  let secret: string;

  const feed = async () => {
    const served = await app.get(FeedReadingService).ofSecret(secret);
    return { etag: served?.etag, text: (await served?.body())?.toString() ?? '' };
  };
  /** What the agenda's pages show, cancelled dates too. */
  const agenda = async (): Promise<Shown[]> => {
    const { json } = await (await app.signIn(person.email)).get('/api/me/agenda');
    const items = json.items as { startsAt: string; title: string; status: string }[];
    return items.map(({ startsAt, title, status }) => ({
      at: new Date(startsAt).toISOString().slice(0, 16),
      title,
      status: status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    }));
  };
  const isSame = async () => {
    app.clock.advance(1000);
    await app.settle();
    const { etag, text } = await feed();
    expect(expand(text, HORIZON)).toEqual(await agenda());
    return { etag, text };
  };
  const date = async (on: string) => (await buildOccurrence(app, { series, on })).id;

  beforeAll(async () => {
    series = await buildSeries(app, { skips: ['2027-03-26'], title: 'Apéro' });
    person = await buildMember(app, { community: series.community });
    const { url } = await app.get(FeedService).create(person, 'Téléphone');
    secret = /calendar\/([a-z2-7]+)\.ics/.exec(url)?.[1] ?? '';
  });

  it('shows one date that they said yes to by itself', async () => {
    const id = await date('2027-03-12');
    await app.get(RsvpService).respond(person.accountId, id, { answer: 'yes', guests: 0 });
    const { text } = await isSame();
    expect(text).not.toContain('RRULE:FREQ=WEEKLY');
  });

  it('is one recurring entry once they follow, the same bytes while nothing changes', async () => {
    await app.get(FollowingService).follow(person, series.id);
    const { etag, text } = await isSame();
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(await feed()).toEqual({ etag, text });
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'one that they skip',
      async () =>
        app.get(RsvpService).respond(person.accountId, await date('2027-03-19'), { answer: 'no', guests: 0 }),
    ],
    [
      'one that moves',
      async () =>
        app
          .get(EventSchedulingService)
          .edit(
            series.host,
            await date('2027-04-02'),
            eventChangeInput.parse({ startsLocal: '2027-04-01T19:00', title: 'Jeudi' }),
            null,
          ),
    ],
    [
      'one that is cancelled, and stays so',
      async () => app.get(EventSchedulingService).cancel(series.host, await date('2027-04-09'), ''),
    ],
    [
      'all at another time',
      () =>
        app
          .get(SeriesChangeService)
          .edit(series.host, series.id, seriesChangeInput.parse({ time: '19:15' }), null),
    ],
    ['none any more, when they follow no more', () => app.get(FollowingService).unfollow(person, series.id)],
  ])('shows %s, under another tag', async (_, happen) => {
    const before = await feed();
    await happen();
    const { etag } = await isSame();
    expect(etag).not.toBe(before.etag);
  });

  it('goes on a year later as the pages do', async () => {
    await app.get(FollowingService).follow(person, series.id);
    app.clock.advance(60 * DAY);
    await app.settle();
    const { text } = await feed();
    const to = '2027-10-15';
    const coming = expand(text, to).filter(
      ({ at }) => at > new Date(app.clock.now()).toISOString().slice(0, 16),
    );
    expect(coming).toEqual((await agenda()).filter(({ at }) => at.slice(0, 10) <= to));
  });
});

describe('a public series', () => {
  it('C43: stands in the feed of its community with its cancelled dates, and can be downloaded', async () => {
    const series = await buildSeries(app, {
      startsOn: '2027-06-04',
      until: '2027-06-25',
      skips: ['2027-06-18'],
      audience: 'public',
    });
    const { json } = await app.client().get(`/api/communities/${series.community.slug}`);
    expect(json.joinPolicy).not.toBe('invitation');
    const served = await app.get(FeedReadingService).ofCommunity(series.community.slug);
    const text = (await served?.body())?.toString() ?? '';
    const expected = [
      ['2027-06-04T16:30', 'CONFIRMED'],
      ['2027-06-11T16:30', 'CONFIRMED'],
      ['2027-06-18T16:30', 'CANCELLED'],
      ['2027-06-25T16:30', 'CONFIRMED'],
    ];
    const rows = (ics: string) => expand(ics, '2027-07-30').map(({ at, status }) => [at, status]);
    expect(rows(text)).toEqual(expected);

    const download = await app.client().get(`/series/${series.id}/calendar.ics`);
    expect(download.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(download.text).toContain('METHOD:PUBLISH');
    expect(rows(download.text)).toEqual(expected);
    const etag = download.headers.get('etag') ?? '';
    expect(
      (await app.client({ 'if-none-match': etag }).get(`/series/${series.id}/calendar.ics`)).status,
    ).toBe(304);
  });

  it('is not there for those who may not know of it', async () => {
    const series = await buildSeries(app, { startsOn: '2027-06-04', until: '2027-06-25' });
    expect((await app.client().get(`/series/${series.id}/calendar.ics`)).status).toBe(404);
  });

  it('leads from its place in calendars to the gate of the next date', async () => {
    const series = await buildSeries(app, {
      startsOn: '2027-06-04',
      until: '2027-06-25',
      audience: 'public',
    });
    const { id } = await buildOccurrence(app, { series, on: '2027-06-04' });
    const { status, headers } = await app.client().get(`/series/${series.id}/room`);
    expect([status, headers.get('location')]).toEqual([303, `/events/${id}/room`]);
  });
});

it('what will be talked about stands in a date’s own description, by its titles alone', async () => {
  const series = await buildSeries(app, { startsOn: '2027-06-04', until: '2027-06-25', audience: 'public' });
  const date = await buildOccurrence(app, { series, on: '2027-06-04' });
  const proposed = await buildTopic(app, { date, title: 'Surendettement' });
  await app.get(TopicChangeService).change(series.host, date.id, proposed, { state: 'accepted' });
  await buildTopic(app, { date, title: 'Pas encore' });
  const { text } = await app.client().get(`/events/${date.id}/calendar.ics`);
  expect(text).toContain('1. Surendettement');
  expect(text).not.toContain('Pas encore');
});

it('what will be talked about changes a feed, in its order, and tells no calendar by mail', async () => {
  const series = await buildSeries(app, { startsOn: '2027-06-04', until: '2027-06-25', audience: 'public' });
  const date = await buildOccurrence(app, { series, on: '2027-06-11' });
  const person = await buildFollower(app, { series });
  const { url } = await app.get(FeedService).create(person, 'Téléphone');
  const secret = /calendar\/([a-z2-7]+)\.ics/.exec(url)?.[1] ?? '';
  await app.settle();
  const feeds = async () => {
    const served = [
      await app.get(FeedReadingService).ofSecret(secret),
      await app.get(FeedReadingService).ofCommunity(series.community.slug),
    ];
    return Promise.all(
      served.map(async (each) => ({ etag: each?.etag, text: unfolded((await each?.body())?.toString()) })),
    );
  };
  const accept = async (title: string) => {
    app.clock.advance(1000);
    const topic = await buildTopic(app, { date, title });
    await app.get(TopicChangeService).change(series.host, date.id, topic, { state: 'accepted' });
    return topic;
  };
  const before = await feeds();
  const mails = (await app.mails(person.email)).length;
  await accept('Surendettement');
  const second = await accept('Logement');
  await app.settle();
  const accepted = await feeds();
  await app.get(TopicChangeService).change(series.host, date.id, second, { order: 1 });
  const reordered = await feeds();
  for (const [index, { etag, text }] of reordered.entries()) {
    expect(accepted[index]!.text).toContain('1. Surendettement\\n2. Logement');
    expect(text).toContain('1. Logement\\n2. Surendettement');
    expect(text.match(/RECURRENCE-ID/g)).toHaveLength(1);
    expect(new Set([before[index]!.etag, accepted[index]!.etag, etag]).size).toBe(3);
  }
  expect(await app.mails(person.email)).toHaveLength(mails);

  const change = eventChangeInput.parse({ startsLocal: '2027-06-11T19:00' });
  await app.get(EventSchedulingService).edit(series.host, date.id, change, null);
  await app.settle();
  const mail = (await app.mails(person.email)).at(-1);
  expect(unfolded(mail?.ics ?? '')).toContain('1. Logement\\n2. Surendettement');
});

const unfolded = (ics = ''): string => ics.replaceAll('\r\n ', '');
