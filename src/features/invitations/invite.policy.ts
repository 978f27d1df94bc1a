import type { Community } from '../communities/community.entity.js';
import type { EventForPerson } from '../events/event-for-person.entity.js';
import type { Event } from '../events/event.entity.js';
import { duesAdmit } from '../events/event-dues.rules.js';
import { accessOf, belongs, canAnswer } from '../events/event.policy.js';
import type { Account } from '../accounts/account.entity.js';
import { answeredThemselves, asKnown, type Known } from '../rsvps/attendee.rules.js';
import type { Rsvp } from '../rsvps/rsvp.entity.js';
import { type Part, partOf } from './invite.rules.js';

type Person = Pick<EventForPerson, 'membership' | 'sharedMembership' | 'host' | 'invitation' | 'adhesion'> & {
  rsvp: Rsvp | null;
};

/** Where somebody stands about an event as it is, or as a change would make it. */
export const standing = (event: Event, community: Community, person: Person): Part =>
  partOf({
    outcome: person.rsvp?.outcome ?? null,
    isInvited: person.invitation !== null,
    mayAnswer: canAnswer(accessOf({ event, community, ...person }, true)),
  });

/** It is open to them, and a place there is what their dues do not cover. */
export const lacksDues = (event: Event, community: Community, person: Person): boolean =>
  canAnswer(accessOf({ event, community, ...person }, true)) && !duesAdmit(event, person.adhesion);

export const isMember = ({ membership, sharedMembership }: Person): boolean =>
  belongs({ standing: membership, sharedStanding: sharedMembership });

/** Writing to them asks them in: they never answered themselves, and if a host noted it for them, do not belong. */
export const isAskedIn = (person: Person): boolean =>
  person.rsvp === null || !(answeredThemselves(person.rsvp) || isMember(person));

/** As hosts know somebody: by what they wrote, unless it is a member or someone who answered. */
export const knownToHosts = (person: Person & { account: Account }): Known =>
  asKnown(person.account, { ...person, belongs: isMember(person) });
