import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../src/application.js';
import { people } from '../src/demo/demo-content.js';
import { prepareDemo } from '../src/demo/prepare-demo.js';
import { AdhesionListService } from '../src/features/associations/adhesion-list.service.js';
import { adhesionListInput } from '../src/features/associations/adhesion.input.js';
import { FollowerListService } from '../src/features/series/follower-list.service.js';
import { FollowingService } from '../src/features/series/following.service.js';
import { OccurrenceService } from '../src/features/series/occurrence.service.js';
import { SeriesService } from '../src/features/series/series.service.js';
import { RotaService } from '../src/features/topics/rota.service.js';
import { TopicService } from '../src/features/topics/topic.service.js';
import { Account } from '../src/features/accounts/account.entity.js';
import { AttendeeService } from '../src/features/rsvps/attendee.service.js';
import { EventService } from '../src/features/events/event.service.js';
import { CommunityService } from '../src/features/communities/community.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { viewerOf } from '../src/features/accounts/session.service.js';
import { AccountService } from '../src/features/accounts/account.service.js';
import type { Viewer } from '../src/kernel/viewer.js';
import { Reader } from '../src/platform/database/transaction.js';
import { OutboxRow } from '../src/platform/outbox/outbox-row.entity.js';
import { startApp, type TestApp } from './support/app.js';
import { itemsOf } from './support/client.js';

const ALL = { limit: 100 };

const personOf = async (app: TestApp, id: string): Promise<Viewer> => {
  const { email } = people.find((person) => person.id === id)!;
  return viewerOf((await app.get(AccountService).byEmail(email))!, null);
};

const load = (app: TestApp) =>
  prepareDemo({ ...app.settings, demo: 'on' }, { open: createContext, now: app.clock.now() });

describe.each([
  ['a Monday morning', '2027-03-01T09:00Z'],
  ['a Sunday at 23:30 in Paris', '2027-01-10T22:30Z'],
  ['a minute before the Friday apéro', '2026-11-27T17:29Z'],
  ['the Sunday on which Paris goes to summer time, Québec having gone', '2027-03-28T00:59Z'],
  ['the Sunday on which Paris goes back, Québec being still ahead', '2026-10-25T00:30Z'],
  ['29 February', '2028-02-29T10:00Z'],
  ['the end of December', '2026-12-31T22:59Z'],
])('the demo loaded on %s', (_name, instant) => {
  const now = Date.parse(instant);
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ now });
    expect(await load(app)).toBe('loaded');
  });
  afterAll(() => app.close());

  it('has dates to come, and dates that were', async () => {
    const anatole = await personOf(app, 'anatole');
    const gwenola = await personOf(app, 'gwenola');
    const events = app.get(EventService);
    const coming = (await events.listVisible(gwenola, { ...ALL, when: 'upcoming' })).items;
    const past = (await events.listVisible(gwenola, { ...ALL, when: 'past' })).items;
    expect(coming.length).toBeGreaterThanOrEqual(6);
    expect(coming.filter(({ event }) => event.startsAt <= now)).toEqual([]);
    expect(past).toHaveLength(3);
    expect(past.filter(({ event }) => event.endsAt >= now || event.createdAt >= event.startsAt)).toEqual([]);

    const apero = coming.find(({ event }) => event.kind === 'apero-visio')!;
    expect(apero.event.startsLocal).toMatch(/T18:30$/);
    expect(new Date(apero.event.startsAt).getUTCDay()).toBe(5);
    expect(apero.event.startsAt - now).toBeLessThanOrEqual(7 * 24 * 3_600_000 + 3_600_000);
    expect((await events.view(anatole, apero.event.id)).can.manage).toBe(true);
  });

  it('says that somebody waits, that seats are left, and what was cancelled', async () => {
    const marius = await personOf(app, 'marius');
    const { items } = await app.get(EventService).listVisible(marius, { ...ALL, when: 'upcoming' });
    const ids = items.map(({ event }) => event.id);
    const seats = await app.get(AttendeeService).seatsOf(ids);
    const full = items.find(({ event }) => event.title.startsWith('Table de six'))!;
    const breakfast = items.find(({ event }) => event.title.startsWith('Petit-déj'))!;
    expect(seats.get(full.event.id)).toMatchObject({ taken: 6, waiting: 1 });
    expect(seats.get(breakfast.event.id)!.taken).toBeLessThan(breakfast.event.capacity!);
    expect(items.filter(({ event }) => event.status === 'cancelled')).toHaveLength(2);
    expect(items.map(({ event }) => event.timeZone)).toContain('America/Toronto');
  });
});

describe('the Friday series of the demo', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
    await load(app);
  });
  afterAll(() => app.close());

  const seriesAs = async (id: string) => {
    const viewer = await personOf(app, id);
    const { items } = await app.get(CommunityService).list(viewer, ALL);
    const { slug } = items.find(({ community }) => community.name.startsWith('Les vendredis'))!.community;
    const [view] = await app.get(SeriesService).listOfCommunity(viewer, slug);
    return { viewer, view: view! };
  };

  it('has hosts in turn, a date without any, a cancelled one with its word, and a confirmed next one', async () => {
    const { viewer, view } = await seriesAs('soizic');
    const { dates } = await app.get(RotaService).rota(viewer, view.series.id, 6);
    expect(dates.map(({ hosts }) => hosts.map(({ displayName }) => displayName).join())).toEqual([
      'Marius Exemplier',
      'Solène Fictivault',
      'Anatole Versionzéro',
      '',
      'Gwenola Kerfictif',
      'Marius Exemplier',
    ]);
    expect(dates[0]!.confirmed).toBe(true);
    expect(dates.map(({ view: { event } }) => event.status)).toEqual([
      ...Array<string>(4).fill('scheduled'),
      'cancelled',
      'scheduled',
    ]);
    expect(dates[4]!.view.event.cancellationWord).toMatch(/^Pause/);
  });

  it('has topics on its agenda', async () => {
    const { viewer, view } = await seriesAs('soizic');
    const [next] = await app.get(OccurrenceService).upcoming(viewer, view.series.id, { limit: 1 });
    const agenda = await app.get(TopicService).agendaOf([next!.event.id]);
    expect(agenda.get(next!.event.id)!.map(({ title }) => title)).toEqual([
      'Travailler avec un interprète au téléphone',
    ]);
  });

  it('has adherents of every standing, and people who come usually', async () => {
    const { viewer: anatole, view } = await seriesAs('anatole');
    const associationId = view.series.adherentsOf!;
    const { items } = await app
      .get(AdhesionListService)
      .list(anatole, associationId, adhesionListInput.parse(ALL));
    expect(new Set(items.map(({ state }) => state))).toEqual(
      new Set(['current', 'expiring', 'grace', 'lapsed']),
    );
    const followers = await app.get(FollowerListService).followersOf(anatole, view.series.id, ALL);
    expect(followers.items).toHaveLength(8);
    const soizic = await personOf(app, 'soizic');
    const { dates } = await app.get(FollowingService).standing(soizic, view.series.id);
    expect(dates.slice(0, 3).map(({ rsvp }) => rsvp.outcome)).toEqual(['going', 'declined', 'going']);
  });
});

describe('the demo', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
    await load(app);
  });
  afterAll(() => app.close());

  it('has communities of every join policy, and people who asked to join', async () => {
    const gwenola = await personOf(app, 'gwenola');
    const { items } = await app.get(CommunityService).list(gwenola, ALL);
    const policies = items.map(({ community }) => community.joinPolicy);
    expect(new Set(policies)).toEqual(new Set(['open', 'approval', 'invitation']));
    const { slug } = items.find(({ community }) => community.territory === 'FR-29')!.community;
    const members = await app.get(MembershipService).list(gwenola, slug, ALL);
    const pending = members.items.filter(({ membership }) => membership.status === 'pending');
    expect(pending.map(({ account }) => account.displayName)).toEqual(['Loïc Esquisse']);
    expect(new Set(members.items.map(({ membership }) => membership.role))).toEqual(
      new Set(['organiser', 'cohost', 'moderator', 'member']),
    );
  });

  it('knows nobody outside example.org', async () => {
    const accounts = await app.get(Reader).manager.find(Account);
    expect(accounts).toHaveLength(people.length);
    expect(accounts.map(({ email }) => email).filter((email) => !/@example\.org$/.test(email))).toEqual([]);
  });

  it('mails nothing of what was before, and leaves nothing to do', async () => {
    const rows = await app.get(Reader).manager.find(OutboxRow);
    const due = rows.filter(({ state, availableAt }) => state !== 'done' && availableAt <= app.clock.now());
    expect(due).toEqual([]);
    await app.settle();
    expect(await app.mails()).toEqual([]);
  });

  it('goes on from there: who said yes is told when it is called off', async () => {
    const yann = await app.signIn('yann.le-demo@example.org');
    const events = itemsOf(await yann.get('/api/events?limit=100'));
    const walk = events.find(({ title }) => String(title).startsWith('Marche-échange'))!;
    const { status } = await yann.post(`/api/events/${walk['id']}/cancellation`, { word: 'Tempête.' });
    expect(status).toBeLessThan(300);
    await app.settle();
    const told = (await app.mails()).map(({ toAddress }) => toAddress);
    expect(told).toContain('soizic.pennexemple@example.org');
  });
});
