import { AccountService } from '../../src/features/accounts/account.service.js';
import type { ProfileInput } from '../../src/features/accounts/account.input.js';
import { viewerOf } from '../../src/features/accounts/session.service.js';
import { adhesionInput } from '../../src/features/associations/adhesion.input.js';
import { AdhesionRegister } from '../../src/features/associations/adhesion-register.service.js';
import { associationInput, decisionInput } from '../../src/features/associations/association.input.js';
import { AssociationRequestService } from '../../src/features/associations/association-request.service.js';
import type { AssociationRoleName } from '../../src/features/associations/association-role.entity.js';
import { AssociationRoleService } from '../../src/features/associations/association-role.service.js';
import { AssociationService } from '../../src/features/associations/association.service.js';
import { NewsCommentingService } from '../../src/features/board/news-commenting.service.js';
import { newsCommentInput } from '../../src/features/board/news-comment.input.js';
import { newsInput } from '../../src/features/board/news.input.js';
import { PostingService } from '../../src/features/board/posting.service.js';
import { communityInput } from '../../src/features/communities/community.input.js';
import { CommunityFoundingService } from '../../src/features/communities/community-founding.service.js';
import type { Role } from '../../src/features/communities/membership.entity.js';
import { MembershipService } from '../../src/features/communities/membership.service.js';
import { eventChangeInput, eventInput } from '../../src/features/events/event.input.js';
import { EventInvitationService } from '../../src/features/events/event-invitation.service.js';
import { EventSchedulingService } from '../../src/features/events/event-scheduling.service.js';
import { rsvpInput } from '../../src/features/rsvps/rsvp.input.js';
import { RsvpService, type RsvpView } from '../../src/features/rsvps/rsvp.service.js';
import { OccurrenceService } from '../../src/features/series/occurrence.service.js';
import { structureInput } from '../../src/features/structures/structure.input.js';
import { StructureAddingService } from '../../src/features/structures/structure-adding.service.js';
import { seriesInput } from '../../src/features/series/series.input.js';
import { topicInput } from '../../src/features/topics/topic.input.js';
import { TopicProposingService } from '../../src/features/topics/topic-proposing.service.js';
import { SeriesSchedulingService } from '../../src/features/series/series-scheduling.service.js';
import type { EventView } from '../../src/features/events/event.service.js';
import type { Viewer } from '../../src/kernel/viewer.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { TestApp } from './app.js';

/** Somebody with an account, as services receive them, and the address to sign in with. */
export interface Person extends Viewer {
  email: string;
}

export interface BuiltCommunity {
  slug: string;
  organiser: Person;
}

export interface BuiltEvent {
  id: string;
  community: BuiltCommunity;
  host: Person;
}

export interface BuiltAssociation {
  id: string;
  name: string;
  /** Who asked for it: once it is verified, its manager and writer. */
  manager: Person;
}

export interface BuiltSeries {
  id: string;
  community: BuiltCommunity;
  host: Person;
}

/** Takes what a schema takes, all of it optional. */
type Given = Record<string, unknown>;

let number = 0;

export async function buildAccount(
  app: TestApp,
  { email, ...profile }: ProfileInput & { email?: string } = {},
): Promise<Person> {
  number += 1;
  const address = email ?? `personne-${number}@asso.example`;
  const accounts = app.get(AccountService);
  const account = await app
    .get(UnitOfWork)
    .run((tx) => accounts.ensureActiveIn(tx, address, { locale: profile.locale ?? 'fr-FR' }));
  const changes = { displayName: `Personne ${number}`, ...profile };
  const named = await accounts.update(viewerOf(account, null), changes, null);
  return { ...viewerOf(named, null), email: address };
}

/** Who administers the instance. */
export async function buildAdmin(app: TestApp, profile: ProfileInput = {}): Promise<Person> {
  const person = await buildAccount(app, profile);
  await app.get(AccountService).grantAdmin(person.email);
  return { ...person, isAdmin: true };
}

/** Founded by `organiser`; other fields as the input takes them. */
export async function buildCommunity(
  app: TestApp,
  { organiser, ...fields }: Given & { organiser?: Person } = {},
): Promise<BuiltCommunity> {
  number += 1;
  const founder = organiser ?? (await buildAccount(app));
  const input = communityInput.parse({ name: `Réseau ${number}`, territory: 'FR-29', ...fields });
  return { slug: await app.get(CommunityFoundingService).found(founder, input), organiser: founder };
}

/** An active member, let in by the organiser where that is needed. */
export async function buildMember(
  app: TestApp,
  given: { community?: BuiltCommunity; role?: Role; account?: Person } = {},
): Promise<Person> {
  const { slug, organiser } = given.community ?? (await buildCommunity(app));
  const account = given.account ?? (await buildAccount(app));
  const memberships = app.get(MembershipService);
  const status = await memberships.join(account, slug, true);
  const change = { role: given.role, status: status === 'pending' ? ('active' as const) : undefined };
  if (change.role || change.status) await memberships.change(organiser, slug, account.accountId, change);
  return account;
}

/** Removed by the organiser: out, and kept out. */
export async function buildRemoved(app: TestApp, community: BuiltCommunity): Promise<Person> {
  const account = await buildMember(app, { community });
  await app.get(MembershipService).remove(community.organiser, community.slug, account.accountId);
  return account;
}

/** On Friday 5 March 2027 at 18:30 unless said otherwise; scheduled by `host`, or else by the organiser. */
export async function buildEvent(
  app: TestApp,
  { community: place, host, ...fields }: Given & { community?: BuiltCommunity; host?: Person } = {},
): Promise<BuiltEvent> {
  number += 1;
  const community = place ?? (await buildCommunity(app));
  const scheduler = host ?? community.organiser;
  const input = eventInput.parse({ title: `Apéro ${number}`, startsLocal: '2027-03-05T18:30', ...fields });
  const id = await app.get(EventSchedulingService).schedule(scheduler, community.slug, input);
  return { id, community, host: scheduler };
}

/** An event whose host closed the answers before the usual clock of the tests. */
export async function buildClosed(
  app: TestApp,
  given: Given & { community?: BuiltCommunity } = {},
): Promise<BuiltEvent> {
  const event = await buildEvent(app, given);
  const change = eventChangeInput.parse({ rsvpDeadline: '2027-02-28T10:00' });
  await app.get(EventSchedulingService).edit(event.host, event.id, change, null);
  return event;
}

/** Somebody asked by address to one event, who has signed in since. */
export async function buildInvited(app: TestApp, event: BuiltEvent): Promise<Person> {
  const account = await buildAccount(app);
  await app.get(EventInvitationService).invite(event.host, event.id, [account.email]);
  return account;
}

/** An answer: yes unless said otherwise. The event and who answers are made when missing. */
export async function buildRsvp(
  app: TestApp,
  { event, account, ...fields }: Given & { event?: BuiltEvent; account?: Person } = {},
): Promise<RsvpView & { event: BuiltEvent; account: Person }> {
  const to = event ?? (await buildEvent(app));
  const who = account ?? (await buildMember(app, { community: to.community }));
  const input = rsvpInput.parse({ answer: 'yes', ...fields });
  const view = await app.get(RsvpService).respond(who.accountId, to.id, input);
  return { ...view, event: to, account: who };
}

/** Verified unless said otherwise, and asked for by `manager`; other fields as the input takes them. */
export async function buildAssociation(
  app: TestApp,
  { verified = true, manager: asker, ...fields }: Given & { verified?: boolean; manager?: Person } = {},
): Promise<BuiltAssociation> {
  number += 1;
  const manager = asker ?? (await buildAccount(app));
  const input = associationInput.parse({ name: `Association ${number}`, territory: 'FR-29', ...fields });
  const requests = app.get(AssociationRequestService);
  const id = await requests.ask(manager, input);
  if (verified) {
    await requests.decide({ ...manager, isAdmin: true }, id, decisionInput.parse({ status: 'verified' }));
  }
  return { id, name: input.name, manager };
}

interface GivenAdhesion {
  association?: BuiltAssociation;
  /** In place of `association`, where only its id is at hand. */
  associationId?: string;
  account?: Person;
  accountId?: string;
  startsOn?: string;
  endsOn?: string;
}

/** For the whole of 2027 unless said otherwise. The association and the adherent are made when missing. */
export async function buildAdhesion(
  app: TestApp,
  given: GivenAdhesion = {},
): Promise<{ id: string; associationId: string; account: Person }> {
  const associationId = given.associationId ?? (given.association ?? (await buildAssociation(app))).id;
  const person = given.account ?? (await accountOr(app, given.accountId));
  const { tell: _, ...term } = adhesionInput.parse({
    email: person.email,
    name: person.displayName || 'Adhérente',
    startsOn: given.startsOn ?? '2027-01-01',
    endsOn: given.endsOn ?? '2027-12-31',
  });
  const adhesion = await app.get(UnitOfWork).run(async (tx) => {
    const association = await app.get(AssociationService).byId(tx, associationId);
    return app.get(AdhesionRegister).addIn(tx, association!, term, person);
  });
  return { id: adhesion.id, associationId, account: person };
}

/** Given by the association's manager to a new person unless one is given. */
export async function buildAssociationRole(
  app: TestApp,
  given: { association?: BuiltAssociation; account?: Person; role?: AssociationRoleName } = {},
): Promise<{ association: BuiltAssociation; account: Person; role: AssociationRoleName }> {
  const association = given.association ?? (await buildAssociation(app));
  const account = given.account ?? (await buildAccount(app));
  const role = given.role ?? 'writer';
  await app
    .get(AssociationRoleService)
    .give(association.manager, association.id, { email: account.email, role });
  return { association, account, role };
}

async function accountOr(app: TestApp, accountId: string | undefined): Promise<Person> {
  const [account] = accountId ? await app.get(AccountService).byIds([accountId]) : [];
  return account ? { ...viewerOf(account, null), email: account.email } : buildAccount(app);
}

/** Every Friday at 18:30 from 5 March 2027 on unless said otherwise; scheduled by `host`, or else by the organiser. */
export async function buildSeries(
  app: TestApp,
  { community: place, host, ...fields }: Given & { community?: BuiltCommunity; host?: Person } = {},
): Promise<BuiltSeries> {
  number += 1;
  const community = place ?? (await buildCommunity(app));
  const scheduler = host ?? community.organiser;
  const input = seriesInput.parse({
    title: `Apéro ${number}`,
    startsOn: '2027-03-05',
    time: '18:30',
    rule: { every: 'week', weekdays: ['fri'] },
    ...fields,
  });
  const id = await app.get(SeriesSchedulingService).schedule(scheduler, community.slug, input);
  return { id, community, host: scheduler };
}

/** The next dates of a series, cancelled ones too. */
export const datesOfSeries = (app: TestApp, series: BuiltSeries, limit = 100): Promise<EventView[]> =>
  app.get(OccurrenceService).upcoming(series.host, series.id, { limit });

/** One of its dates, by its day. */
export async function buildOccurrence(
  app: TestApp,
  { series: given, on = '2027-03-05', ...fields }: Given & { series?: BuiltSeries; on?: string } = {},
): Promise<BuiltEvent & { series: BuiltSeries }> {
  const series = given ?? (await buildSeries(app, fields));
  const dates = await datesOfSeries(app, series);
  const found = dates.find(({ event }) => event.originalStartLocal?.startsWith(on));
  if (!found) throw new Error(`The series has no date on ${on}`);
  return { id: found.event.id, community: series.community, host: series.host, series };
}

/** Proposed by its author for a date of a series, which is made when missing. */
export async function buildTopic(
  app: TestApp,
  { date, author, ...fields }: Given & { date?: BuiltEvent; author?: Person } = {},
): Promise<string> {
  number += 1;
  const on = date ?? (await buildOccurrence(app));
  const input = topicInput.parse({ title: `Sujet ${number}`, ...fields });
  return app.get(TopicProposingService).propose(author ?? on.host, on.id, input);
}

/** A colleague: a member of `community`, or of one made for it. */
export const buildColleague = (app: TestApp, community?: BuiltCommunity): Promise<Person> =>
  buildMember(app, community ? { community } : {});

export interface BuiltStructure {
  id: string;
  name: string;
}

/** Added by a colleague, whatever it is near. */
export async function buildStructure(
  app: TestApp,
  { by, ...fields }: Given & { by?: Person } = {},
): Promise<BuiltStructure> {
  number += 1;
  const input = structureInput.parse({
    name: `Structure ${number}`,
    type: 'association',
    territory: 'FR-29',
    isAnother: true,
    ...fields,
  });
  const id = await app.get(StructureAddingService).add(by ?? (await buildColleague(app)), input);
  return { id, name: input.name };
}

export interface BuiltNews {
  id: string;
  author: Person;
}

/** A new scheme in the Finistère, for all colleagues, unless said otherwise; other fields as the input takes them. */
export async function buildNews(
  app: TestApp,
  { author, ...fields }: Given & { author?: Person } = {},
): Promise<BuiltNews> {
  number += 1;
  const by = author ?? (await buildColleague(app));
  const input = newsInput.parse({
    kind: 'nouveau-dispositif',
    text: `Nouvelle ${number}\nUne équipe mobile se met en place.`,
    territory: 'FR-29',
    effectiveOn: '2027-03-05',
    ...fields,
  });
  return { id: await app.get(PostingService).post(by, input), author: by };
}

/** On an item, by somebody who may read it. */
export function buildNewsComment(
  app: TestApp,
  { newsId, author, text = 'Bon à savoir.' }: { newsId: string; author: Person; text?: string },
): Promise<string> {
  return app.get(NewsCommentingService).comment(author, newsId, newsCommentInput.parse({ text }));
}
