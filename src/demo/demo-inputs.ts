import { profileInput, type ProfileInput } from '../features/accounts/account.input.js';
import { communityInput, type CommunityInput } from '../features/communities/community.input.js';
import { eventInput, type EventInput } from '../features/events/event.input.js';
import { rsvpInput, type RsvpInput } from '../features/rsvps/rsvp.input.js';
import { territoryZone } from '../vocabulary/territories.js';
import type { DemoAnswer, DemoCommunity, DemoMeetup, DemoPerson } from './demo-content.js';
import { wallTime } from './demo-dates.rules.js';

/* The content as the services take it: by the schemas that forms and API go through. */

export const profileOf = ({ id, email, ...profile }: DemoPerson): ProfileInput =>
  profileInput.parse({ ...profile, timeZone: territoryZone(profile.territory) });

/** An invitation-only community lets in those who ask while it is founded, and narrows then. */
export const foundingOf = (community: DemoCommunity): CommunityInput =>
  communityInput.parse({
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
  const { id, community, when, announcedBy, invited, cancellation, ...fields } = meetup;
  return eventInput.parse({ ...fields, ...named, startsLocal: wallTime(when, now) });
}

export const rsvpOf = ({ answer, note }: DemoAnswer): RsvpInput =>
  rsvpInput.parse({ answer, ...(note !== undefined && { note }) });
