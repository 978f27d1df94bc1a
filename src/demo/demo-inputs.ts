import { profileInput, type ProfileInput } from '../features/accounts/account.input.js';
import { type AdhesionInput, adhesionInput } from '../features/associations/adhesion.input.js';
import {
  type AssociationInput,
  associationInput,
  decisionInput,
} from '../features/associations/association.input.js';
import { communityInput, type CommunityInput } from '../features/communities/community.input.js';
import { newsCommentInput, type NewsCommentInput } from '../features/board/news-comment.input.js';
import { newsInput, type NewsInput } from '../features/board/news.input.js';
import { eventInput, type EventInput } from '../features/events/event.input.js';
import { type NotesInput, notesInput } from '../features/notes/note.input.js';
import { rsvpInput, type RsvpInput } from '../features/rsvps/rsvp.input.js';
import { type SeriesInput, seriesInput } from '../features/series/series.input.js';
import {
  type TopicChangeInput,
  topicChangeInput,
  type TopicInput,
  topicInput,
} from '../features/topics/topic.input.js';
import { structureInput, type StructureInput } from '../features/structures/structure.input.js';
import { territoryZone } from '../vocabulary/territories.js';
import type {
  DemoAnswer,
  DemoAssociation,
  DemoCommunity,
  DemoDate,
  DemoMeetup,
  DemoNews,
  DemoPerson,
  DemoSeries,
} from './demo-content.js';
import { dayOf, type RelativeDay, wallTime } from './demo-dates.rules.js';

/* The content as the services take it: by the schemas that forms and API go through. */

export const profileOf = ({ id, email, ...profile }: DemoPerson): ProfileInput =>
  profileInput.parse({ ...profile, timeZone: territoryZone(profile.territory) });

/** An invitation-only community lets in those who ask while it is founded, and narrows then. */
export const foundingOf = (
  community: DemoCommunity,
  parentAssociationId: string | null = null,
): CommunityInput =>
  communityInput.parse({
    parentAssociationId,
    name: community.name,
    territory: community.territory,
    timeZone: community.timeZone,
    description: community.description,
    joinQuestion: community.joinQuestion,
    parentAssociation: community.parentAssociation,
    livesAtName: community.livesAtName,
    joinPolicy: community.joinPolicy === 'invitation' ? 'approval' : community.joinPolicy,
  });

/** Ids of accounts, and slugs, that the content's own have become. */
interface Named {
  hosts: string[];
  sharedWith: string[];
}

export function eventOf(meetup: DemoMeetup, named: Named, now: number): EventInput {
  const { id, community, when, announcedBy, invited, cancellation, notes, ...fields } = meetup;
  return eventInput.parse({ ...fields, ...named, startsLocal: wallTime(when, now) });
}

export const notesOf = (notes: string): NotesInput => notesInput.parse({ text: notes });

export const rsvpOf = ({ answer, note }: DemoAnswer): RsvpInput =>
  rsvpInput.parse({ answer, ...(note !== undefined && { note }) });

export const associationOf = ({ id, askedBy, ...fields }: DemoAssociation): AssociationInput =>
  associationInput.parse(fields);

/** Who asked for an association is who they say. */
export const VERIFIED = decisionInput.parse({ status: 'verified' });

const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Nobody is written to: it is a story. @param term instants of its first and its last day */
export const adhesionOf = (
  person: Pick<AdhesionInput, 'email' | 'name'>,
  term: { startsOn: number; endsOn: number },
): AdhesionInput =>
  adhesionInput.parse({
    ...person,
    startsOn: isoDay(term.startsOn),
    endsOn: isoDay(term.endsOn),
    tell: false,
  });

export function seriesOf(
  series: DemoSeries,
  { hosts, adherentsOf, startsOn }: { hosts: string[]; adherentsOf: string; startsOn: string },
): SeriesInput {
  const { title, description, kind, format, rule, time, durationMinutes, timeZone } = series;
  const { roomUrl, capacity, rotates } = series;
  return seriesInput.parse({
    ...{
      title,
      description,
      kind,
      format,
      rule,
      time,
      durationMinutes,
      timeZone,
      roomUrl,
      capacity,
      rotates,
    },
    ...{ hosts, startsOn, audience: { adherentsOf } },
  });
}

export const topicOf = ({ topic }: Pick<DemoDate, 'topic'>): TopicInput =>
  topicInput.parse({ title: topic, minutes: 10 });

/** On the agenda. */
export const ACCEPTED: TopicChangeInput = topicChangeInput.parse({ state: 'accepted' });

/** @param runBy the id that its association has become */
export const structureOf = (
  { structure, territory }: Pick<DemoNews, 'structure' | 'territory'>,
  runBy: string | null,
): StructureInput => structureInput.parse({ ...structure, territory, runBy });

/** Ids, and a slug, that the content's own have become. */
interface NamedNews {
  structureId: string | null;
  communitySlug: string;
  onBehalfOf: string | null;
}

export function newsOf(item: DemoNews, named: NamedNews, now: number): NewsInput {
  const { kind, title, text, territory, themes, newAddress, alternative } = item;
  const { sourceText, sourceUrl, acronym, scope } = item;
  const day = (relative: RelativeDay | null) => (relative === null ? null : dayOf(relative, now));
  return newsInput.parse({
    ...{ kind, title, text, territory, themes, newAddress, alternative },
    ...{ sourceText, sourceUrl, acronym, scope, ...named },
    effectiveOn: day(item.effectiveOn),
    endsOn: day(item.endsOn),
    deadlineOn: day(item.deadlineOn),
  });
}

export const commentOf = ({ text }: { text: string }): NewsCommentInput => newsCommentInput.parse({ text });
