import { CommunityInvitationService } from '../../src/features/communities/community-invitation.service.js';
import { InvitationLinkService } from '../../src/features/communities/invitation-link.service.js';
import { MembershipService } from '../../src/features/communities/membership.service.js';
import { type GlossaryInput, glossaryInput } from '../../src/features/glossary/glossary.input.js';
import { GlossaryProposing } from '../../src/features/glossary/glossary-proposing.service.js';
import { ModerationQueue } from '../../src/features/moderation/moderation-queue.service.js';
import { reportInput } from '../../src/features/moderation/report.input.js';
import { NoteWriting } from '../../src/features/notes/note-writing.service.js';
import { ReportingService } from '../../src/features/moderation/reporting.service.js';
import type { TestApp } from './app.js';
import {
  buildAccount,
  buildAdmin,
  buildAdhesion,
  buildAssociation,
  buildAssociationRole,
  type BuiltAssociation,
  type BuiltCommunity,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildNews,
  buildNewsComment,
  buildOccurrence,
  buildRemoved,
  buildSeries,
  buildStructure,
  buildTopic,
  type BuiltSeries,
  type Person,
} from './builders.js';

export const ROLES = [
  'stranger',
  'someone',
  'member',
  'cohost',
  'moderator',
  'organiser',
  'host',
  'invited',
  'removed',
  'admin',
  'adherent',
  'writer',
] as const;
export type Who = (typeof ROLES)[number];

/** A community by approval, with what one person asks things about. */
export interface World {
  community: BuiltCommunity;
  /** For members, hosted by a plain member. */
  event: BuiltEvent;
  draft: BuiltEvent;
  /** For the adherents of `association`, by a co-host who is one. */
  reserved: BuiltEvent;
  /** For members, hosted by the same plain member. */
  series: BuiltSeries;
  /** The first of its dates, and a topic on it by who is leaving. */
  date: BuiltEvent;
  topicId: string;
  /** For the same adherents, by the same co-host. */
  reservedSeries: BuiltSeries;
  /** Verified; no member of the community has to do with it. */
  association: BuiltAssociation;
  member: Person;
  leaving: Person;
  applicant: Person;
  guest: Person;
  /** News kept to the community, and a comment on it, by who is leaving. */
  keptNewsId: string;
  /** Known to everybody. */
  structureId: string;
  newsCommentId: string;
  /** A gathering that began, and of which the host keeps notes. */
  notedId: string;
  /** What who is leaving added to the glossary. */
  entryId: string;
  /** What a member reported of that news. */
  caseId: string;
  /** Of the community's link to share. */
  linkToken: string;
  /** Of an invitation to the community that waits. */
  pendingId: string;
}

export interface Row {
  route: string;
  /** As `method` of the route, with what stands at its parameters. */
  path: (world: World, me: Person | null) => string;
  body?: unknown;
  /** In the order of ROLES. */
  expected: readonly number[];
}

export function row(
  route: string,
  at: (world: World, me: Person | null) => string | string[],
  expected: readonly number[],
  body?: unknown,
): Row {
  const path: Row['path'] = (world, me) => {
    const values = [at(world, me)].flat();
    return route.replace(/^\w+ /, '').replaceAll(/\{\w+\}/g, () => values.shift() ?? '');
  };
  return { route, path, body, expected };
}

export function everybody(status: number): number[] {
  return ROLES.map(() => status);
}

export function signedIn(status: number): number[] {
  return ROLES.map((role) => (role === 'stranger' ? 401 : status));
}

/** A community by approval with an event, a draft and one person of each kind. */
export async function buildWorld(app: TestApp): Promise<World & { host: Person }> {
  const community = await buildCommunity(app, { joinPolicy: 'approval' });
  const [host, member, leaving] = [
    await buildMember(app, { community }),
    await buildMember(app, { community }),
    await buildMember(app, { community }),
  ];
  const applicant = await buildAccount(app);
  await app.get(MembershipService).join(applicant, community.slug, true);
  const event = await buildEvent(app, { community, hosts: [host.accountId] });
  const draft = await buildEvent(app, { community, hosts: [host.accountId], status: 'draft' });
  const guest = await buildInvited(app, event);
  const association = await buildAssociation(app);
  const scheduler = await buildMember(app, { community, role: 'cohost' });
  await buildAdhesion(app, { association, account: scheduler });
  const reserved = await buildEvent(app, {
    community,
    host: scheduler,
    audience: { adherentsOf: association.id },
  });
  const until = '2027-03-19';
  const series = await buildSeries(app, { community, hosts: [host.accountId], until });
  const date = await buildOccurrence(app, { series });
  const topicId = await buildTopic(app, { date, author: leaving });
  const reservedSeries = await buildSeries(app, {
    community,
    host: scheduler,
    until,
    audience: { adherentsOf: association.id },
  });
  const { id: keptNewsId } = await buildNews(app, {
    author: leaving,
    scope: 'community',
    communitySlug: community.slug,
  });
  const notedId = await buildNoted(app, { community, host });
  const entryId = await app.get(GlossaryProposing).propose(leaving, anEntry());
  const { id: structureId } = await buildStructure(app, { by: community.organiser });
  const newsCommentId = await buildNewsComment(app, { newsId: keptNewsId, author: leaving });
  const link = await app.get(InvitationLinkService).renew(community.organiser, community.slug);
  const linkToken = link.split('/').at(-1)!;
  const pendingId = await buildPendingInvitation(app, community);
  return {
    community,
    event,
    draft,
    reserved,
    series,
    date,
    topicId,
    reservedSeries,
    association,
    member,
    leaving,
    applicant,
    guest,
    keptNewsId,
    notedId,
    entryId,
    structureId,
    newsCommentId,
    caseId: await buildReport(app, { community, newsId: keptNewsId, by: member }),
    linkToken,
    pendingId,
    host,
  };
}

export async function personOf(
  app: TestApp,
  who: Who,
  world: World & { host: Person },
): Promise<Person | null> {
  const { community } = world;
  switch (who) {
    case 'stranger':
      return null;
    case 'someone':
      return buildAccount(app);
    case 'organiser':
      return community.organiser;
    case 'host':
      return world.host;
    case 'invited':
      return world.guest;
    case 'removed':
      return buildRemoved(app, community);
    case 'admin':
      return buildAdmin(app);
    case 'adherent':
      return (await buildAdhesion(app, { association: world.association })).account;
    case 'writer':
      return (await buildAssociationRole(app, { association: world.association })).account;
    default:
      return buildMember(app, { community, role: who });
  }
}

async function buildPendingInvitation(app: TestApp, { organiser, slug }: BuiltCommunity): Promise<string> {
  const invitations = app.get(CommunityInvitationService);
  await invitations.invite(organiser, slug, ['collegue@asso.example']);
  const { items } = await invitations.list(organiser, slug, { limit: 1 });
  return items[0]!.id;
}

let acronyms = 0;

/** Of an acronym that no other world has. */
function anEntry(): GlossaryInput {
  acronyms += 1;
  return glossaryInput.parse({ acronym: `ZW${acronyms}`, sense: 'Zone de quartier' });
}

async function buildNoted(
  app: TestApp,
  { community, host }: { community: BuiltCommunity; host: Person },
): Promise<string> {
  const { id } = await buildEvent(app, { community, hosts: [host.accountId] });
  const now = app.clock.now();
  app.clock.set(Date.UTC(2027, 2, 5, 17, 30));
  await app.get(NoteWriting).write(host, id, { text: 'Une épicerie sociale ouvre.', confirmed: [] }, null);
  app.clock.set(now);
  return id;
}

async function buildReport(
  app: TestApp,
  { community, newsId, by }: { community: BuiltCommunity; newsId: string; by: Person },
): Promise<string> {
  const about = { type: 'news' as const, id: newsId, pageId: newsId };
  await app.get(ReportingService).report(by, about, reportInput.parse({ reason: 'doublon' }));
  const { items } = await app.get(ModerationQueue).list(community.organiser, { limit: 1 });
  return items[0]!.found.id;
}
