import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountService } from '../src/features/accounts/account.service.js';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { EventRestorationService } from '../src/features/events/event-restoration.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import type { Answer } from '../src/features/rsvps/rsvp.entity.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { FollowingService } from '../src/features/series/following.service.js';
import { SeriesChangeService } from '../src/features/series/series-change.service.js';
import { seriesChangeInput, splitInput } from '../src/features/series/series.input.js';
import { SeriesSplitService } from '../src/features/series/series-split.service.js';
import { DAY, MINUTE } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAdhesion,
  buildAssociation,
  buildMember,
  buildOccurrence,
  buildSeries,
  type BuiltSeries,
  type Person,
} from './support/builders.js';
import { CalendarClient } from './support/calendar-client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { buildFollower } from './support/followers.js';
import { type SmtpSink, startSmtpSink } from './support/smtp-sink.js';

let smtp: SmtpSink;
let app: TestApp;

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

beforeEach(() => app.clock.set(A_MONDAY));

/** Somebody's mail program: what came since the last look, and the calendar that read it. */
class Inbox {
  readonly calendar: CalendarClient;
  private read: number;

  constructor(private readonly person: Person) {
    this.calendar = new CalendarClient(person.email);
    this.read = smtp.mails.length;
  }

  /** Subjects, with the METHOD of what came in the calendar part. */
  async news(): Promise<string[]> {
    app.clock.advance(MINUTE);
    await app.settle();
    const mails = smtp.mails.slice(this.read).filter(({ to }) => to.includes(this.person.email));
    this.read = smtp.mails.length;
    return mails.map((mail) => {
      const subject =
        (mail.parsed.subject ?? '')
          .replaceAll(/[\u00a0\u202f]/g, ' ')
          .replaceAll('’', "'")
          .split(' : ')[0] ?? '';
      return `${this.calendar.receive(mail) ?? 'no calendar'}: ${subject}`;
    });
  }

  /** What the last mail says, in plain apostrophes and spaces. */
  lastText(): string {
    const mail = smtp.mails.findLast(({ to }) => to.includes(this.person.email));
    return (mail?.parsed.text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
  }

  /** What the calendar shows within the days that exist as rows. */
  shows(until: string): string[] {
    return this.calendar
      .entries(app.clock.now(), Date.parse(`${until}T23:59Z`))
      .map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 16));
  }
}

/** What the pages show: the dates of somebody's agenda on which they go, up to a day. */
async function agenda(person: Person, until: string): Promise<string[]> {
  const client = await app.signIn(person.email);
  const { json } = await client.get('/api/me/agenda');
  const items = json.items as { startsAt: string; status: string; myRsvp: { outcome: string } | null }[];
  return items
    .filter(({ status, myRsvp }) => status === 'scheduled' && /going|maybe/.test(myRsvp?.outcome ?? ''))
    .map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 16))
    .filter((at) => at.slice(0, 10) <= until);
}

const HALF_A_YEAR = '2027-08-20';

describe('somebody who is usually there', () => {
  let series: BuiltSeries;
  let person: Person;
  let inbox: Inbox;

  const date = (on: string, of = series) => buildOccurrence(app, { series: of, on });
  const answer = async (on: string, said: Answer) => {
    const { id } = await date(on);
    await app.get(RsvpService).respond(person.accountId, id, { answer: said, guests: 0 });
  };
  const news = async (until = HALF_A_YEAR): Promise<string[]> => {
    const told = await inbox.news();
    expect(inbox.shows(until), told.join('; ')).toEqual(await agenda(person, until));
    expect(await inbox.news(), 'nothing twice').toEqual([]);
    return told;
  };

  it('follows a series, and has every date of it', async () => {
    series = await buildSeries(app, { skips: ['2027-03-26'], capacity: 1 });
    person = await buildMember(app, { community: series.community });
    inbox = new Inbox(person);
    await app.get(FollowingService).follow(person, series.id);
    expect(await news()).toEqual(["REQUEST: Vous venez d'habitude"]);
    expect(inbox.shows(HALF_A_YEAR).slice(0, 4)).toEqual([
      '2027-03-05T17:30',
      '2027-03-12T17:30',
      '2027-03-19T17:30',
      '2027-04-02T16:30',
    ]);
  });

  it('skips one, and comes to it after all', async () => {
    await answer('2027-03-12', 'no');
    expect(await news()).toEqual(["CANCEL: C'est noté, vous ne venez pas"]);
    await answer('2027-03-12', 'yes');
    expect(await news()).toEqual(["REQUEST: C'est noté pour vendredi 12 mars"]);
  });

  it('sees one move, and another be cancelled and restored', async () => {
    const { id } = await date('2027-03-12');
    const change = eventChangeInput.parse({ startsLocal: '2027-03-11T19:00' });
    await app.get(EventSchedulingService).edit(series.host, id, change, null);
    expect(await news()).toEqual(['REQUEST: Changement pour jeudi 11 mars']);
    const other = await date('2027-04-09');
    await app.get(EventSchedulingService).cancel(series.host, other.id, 'Salle prise');
    expect(await news()).toEqual(['CANCEL: Annulé']);
    await app.get(EventRestorationService).restore(series.host, other.id);
    expect(await news()).toEqual(['REQUEST: Finalement oui, vendredi 9 avril']);
  });

  it('has all dates at another time and under another name, but the one that was moved', async () => {
    const edited = seriesChangeInput.parse({ time: '18:45', title: 'Apéro du vendredi' });
    await app.get(SeriesChangeService).edit(series.host, series.id, edited, null);
    expect(await news()).toEqual(['REQUEST: Changement']);
    expect(inbox.shows(HALF_A_YEAR).slice(0, 3)).toEqual([
      '2027-03-05T17:45',
      '2027-03-11T18:00',
      '2027-03-19T17:45',
    ]);
  });

  it('waits for a date whose seat went to somebody else, and is promoted', async () => {
    await answer('2027-04-16', 'no');
    const other = await buildMember(app, { community: series.community });
    const { id } = await date('2027-04-16');
    await app.get(RsvpService).respond(other.accountId, id, { answer: 'yes', guests: 0 });
    expect(await news()).toEqual(["CANCEL: C'est noté, vous ne venez pas"]);
    await answer('2027-04-16', 'yes');
    expect(await news()).toEqual(["no calendar: Sur liste d'attente"]);
    const later = eventChangeInput.parse({ startsLocal: '2027-04-16T19:00' });
    await app.get(EventSchedulingService).edit(series.host, id, later, null);
    expect(await news()).toEqual(['no calendar: Changement pour vendredi 16 avril']);
    expect(inbox.lastText()).toContain("Vous gardez votre rang sur la liste d'attente");
    await app.get(RsvpService).respond(other.accountId, id, { answer: 'no', guests: 0 });
    expect(await news()).toEqual(["REQUEST: Une place s'est libérée vendredi 16 avril"]);
  });

  it('goes on with the series that is split off at summer', async () => {
    const split = splitInput.parse({ from: '2027-07-02', time: '19:00' });
    const nextId = await app
      .get(SeriesSplitService)
      .split(series.host, series.id, split, { ifRevision: null, once: null });
    expect((await news()).sort()).toEqual(['REQUEST: Cela change bientôt', 'REQUEST: La suite']);
    expect(inbox.shows('2027-07-09').slice(-3)).toEqual([
      '2027-06-25T16:45',
      '2027-07-02T17:00',
      '2027-07-09T17:00',
    ]);
    await app.get(FollowingService).unfollow(person, nextId);
    expect(await news()).toEqual(["CANCEL: C'est noté, vous ne venez plus d'habitude"]);
  });

  it('is told nothing when the horizon moves: the rule says it', async () => {
    app.clock.set(A_MONDAY + 30 * DAY);
    expect(await news('2027-06-30')).toEqual([]);
  });

  it('follows no more, becomes the guest of one date, and follows again: no date stands twice', async () => {
    await app.get(FollowingService).unfollow(person, series.id);
    expect(await news()).toEqual(["CANCEL: C'est noté, vous ne venez plus d'habitude"]);
    expect(inbox.shows(HALF_A_YEAR)).toEqual([]);
    await answer('2027-05-07', 'yes');
    expect(await news()).toEqual(["REQUEST: C'est noté pour vendredi 7 mai"]);
    await app.get(FollowingService).follow(person, series.id);
    expect((await news()).sort()).toEqual([
      'CANCEL: Dans votre agenda avec les autres dates',
      "REQUEST: Vous venez d'habitude",
    ]);
    await app.get(FollowingService).unfollow(person, series.id);
    expect((await news()).sort()).toEqual([
      "CANCEL: C'est noté, vous ne venez plus d'habitude",
      "REQUEST: C'est noté pour vendredi 7 mai",
    ]);
    expect(inbox.shows(HALF_A_YEAR)).toEqual(['2027-05-07T16:45']);
  });

  it('loses the whole when it is cancelled', async () => {
    await app.get(FollowingService).follow(person, series.id);
    await news();
    await app.get(SeriesChangeService).cancel(series.host, series.id, 'Plus de salle');
    expect(await news()).toEqual(['CANCEL: Annulé']);
    expect(inbox.shows(HALF_A_YEAR)).toEqual([]);
  });
});

it('who follows again has the dates in their calendar that were not theirs for a while', async () => {
  const association = await buildAssociation(app);
  const series = await buildSeries(app, { until: '2027-04-02' });
  await buildAdhesion(app, { association, account: series.host });
  const { id } = await buildOccurrence(app, { series, on: '2027-03-12' });
  const person = await buildFollower(app, { series });
  const inbox = new Inbox(person);
  const reserve = async (audience: unknown) => {
    const change = eventChangeInput.parse({ audience });
    await app.get(EventSchedulingService).edit(series.host, id, change, null);
  };
  await inbox.news();
  await reserve({ adherentsOf: association.id });
  app.clock.set(A_MONDAY + 9 * DAY);
  expect(await inbox.news()).toEqual(["CANCEL: Votre place n'est plus gardée"]);
  await reserve('members');
  expect(await inbox.news()).toEqual([]);
  await app.get(FollowingService).follow(person, series.id);
  expect(await inbox.news()).toEqual(["REQUEST: C'est noté pour vendredi 12 mars"]);
  expect(inbox.shows('2027-04-02')).toEqual([
    '2027-03-12T17:30',
    '2027-03-19T17:30',
    '2027-03-26T17:30',
    '2027-04-02T16:30',
  ]);
});

it('many followers are told of one change once each, and of nothing when it is told again', async () => {
  const series = await buildSeries(app, { until: '2027-04-02' });
  const people = await Promise.all(Array.from({ length: 3 }, () => buildFollower(app, { series })));
  const inboxes = people.map((person) => new Inbox(person));
  await app.settle();
  for (const inbox of inboxes) await inbox.news();
  const { id } = await buildOccurrence(app, { series, on: '2027-03-12' });
  await app
    .get(EventSchedulingService)
    .edit(series.host, id, eventChangeInput.parse({ startsLocal: '2027-03-12T19:00' }), null);
  const earlier = smtp.mails.length;
  app.clock.advance(MINUTE);
  await app.settle();
  const told = smtp.mails
    .slice(earlier)
    .filter(({ parsed }) => /Changement pour vendredi/.test(parsed.subject ?? ''));
  expect(told.flatMap(({ to }) => to).sort()).toEqual(people.map(({ email }) => email).sort());
  for (const mail of told) {
    expect(mail.parsed.attachments.filter(({ contentType }) => contentType === 'text/calendar')).toHaveLength(
      1,
    );
    expect(mail.parsed.messageId).toMatch(/^<series\.[0-9a-f-]+\.2@/);
  }
});

describe('the link of a mail', () => {
  it('skips a date, takes it back, stops and begins again, without signing in; looking changes nothing', async () => {
    const series = await buildSeries(app, { until: '2027-03-26' });
    const person = await buildMember(app, { community: series.community });
    const inbox = new Inbox(person);
    await app.get(FollowingService).follow(person, series.id);
    await inbox.news();
    const mail = smtp.mails.findLast(({ to }) => to.includes(person.email));
    const [link = ''] = /\/r\/series\/[a-z2-7]+/.exec(mail?.parsed.text ?? '') ?? [];
    const { id } = await buildOccurrence(app, { series, on: '2027-03-12' });
    const stranger = app.client();

    const shown = await stranger.get(link);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('chaque vendredi');
    expect(await inbox.news()).toEqual([]);

    expect((await stranger.submit(link, { event: id, answer: 'no' })).status).toBe(303);
    expect(await inbox.news()).toEqual(["CANCEL: C'est noté, vous ne venez pas"]);
    expect((await stranger.submit(link, { event: id, answer: 'yes' })).status).toBe(303);
    expect(await inbox.news()).toEqual(["REQUEST: C'est noté pour vendredi 12 mars"]);
    expect((await stranger.submit(`${link}/stop`)).status).toBe(303);
    expect(await inbox.news()).toEqual(["CANCEL: C'est noté, vous ne venez plus d'habitude"]);
    expect((await stranger.get(link)).text).toContain('Vous ne venez plus');
    expect((await stranger.submit(`${link}/following`)).status).toBe(303);
    expect(await inbox.news()).toEqual(["REQUEST: Vous venez d'habitude"]);
  });

  it('opens nothing else: no unknown token, no date of another series', async () => {
    const stranger = app.client();
    expect((await stranger.get('/r/series/aaaa')).status).toBe(404);
    const series = await buildSeries(app, { until: '2027-03-26' });
    const other = await buildOccurrence(app, { on: '2027-03-12' });
    const person = await buildFollower(app, { series });
    const inbox = new Inbox(person);
    await inbox.news();
    const mail = smtp.mails.findLast(({ to }) => to.includes(person.email));
    const [link = ''] = /\/r\/series\/[a-z2-7]+/.exec(mail?.parsed.text ?? '') ?? [];
    expect((await stranger.submit(link, { event: other.id, answer: 'no' })).status).toBe(404);
    expect((await stranger.submit(link, { event: 'x', answer: 'perhaps' })).status).toBe(422);
  });
});

it('C25 announces the weeks in which the two sides of the ocean are nearer, in the mail too', async () => {
  const series = await buildSeries(app);
  const person = await buildMember(app, { community: series.community });
  await app.get(AccountService).update(person, { locale: 'fr-CA', timeZone: 'America/Toronto' }, null);
  const inbox = new Inbox(person);
  await buildFollower(app, { series, account: person });
  expect(await inbox.news()).toEqual(["REQUEST: Vous venez d'habitude"]);
  expect(inbox.lastText()).toContain('du 14 au 27 mars, ce sera 13 h 30 pour vous, au lieu de 12 h 30.');
});
