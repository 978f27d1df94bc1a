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
    joinPolicy: community.joinPolicy === 'invitation' ? 'approval' : community.joinPolicy,
  });

/** @param hosts ids of accounts */
export function eventOf(meetup: DemoMeetup, hosts: string[], now: number): EventInput {
  const { id, community, when, invited, cancellation, ...fields } = meetup;
  return eventInput.parse({ ...fields, startsLocal: wallTime(when, now), hosts });
}

export const rsvpOf = ({ answer, note }: DemoAnswer): RsvpInput =>
  rsvpInput.parse({ answer, ...(note !== undefined && { note }) });
