import type { Answer } from '../features/rsvps/rsvp.entity.js';
import answersOfMeetups from './content/answers.json' with { type: 'json' };
import communityRows from './content/communities.json' with { type: 'json' };
import meetupRows from './content/meetups.json' with { type: 'json' };
import peopleRows from './content/people.json' with { type: 'json' };
import type { RelativeTime } from './demo-dates.rules.js';

/*
 * All of it invented. Ids are the content's own; what is said of things is in the shape of the inputs, which
 * parse it when it is loaded.
 */

export interface DemoPerson {
  id: string;
  /** Ends in @example.org: nobody's. */
  email: string;
  displayName: string;
  profession: string;
  territory: string;
  locale: string;
}

export interface DemoCommunity {
  id: string;
  name: string;
  territory: string;
  timeZone: string;
  joinPolicy: string;
  description: string;
  joinQuestion: string | null;
  parentAssociation: string | null;
  livesAtName: string | null;
  /** People are said by their ids. */
  organiser: string;
  /** Hosts who let people without an account read their name. */
  shownToAll: string[];
  members: { person: string; role: string }[];
  /** They asked to join, and wait for a host's word. */
  pending: { person: string; word: string }[];
}

export interface DemoMeetup {
  id: string;
  community: string;
  sharedWith: string[];
  when: RelativeTime;
  timeZone: string;
  hosts: string[];
  announcedBy: string;
  /** From outside the community. */
  invited: string[];
  /** The word it was cancelled with. */
  cancellation: string | null;
  title: string;
  description: string;
  kind: string;
  format: string;
  durationMinutes: number;
  place: object | null;
  roomUrl: string | null;
  capacity: number | null;
  heldSeats: number;
  audience: string;
}

export interface DemoAnswer {
  person: string;
  answer: Answer;
  note?: string;
}

export const people: readonly DemoPerson[] = peopleRows;
export const communities: readonly DemoCommunity[] = communityRows;
export const meetups: readonly DemoMeetup[] = meetupRows;

/** In the order in which they came, so that the last wait where a meetup is full. */
export const answersTo = (meetup: DemoMeetup): DemoAnswer[] =>
  (answersOfMeetups as Partial<Record<string, DemoAnswer[]>>)[meetup.id] ?? [];

/** Those to try Maillage as: who organises, who waits for a seat, who lives in Québec. */
export const FEATURED = ['gwenola', 'soizic', 'marius', 'solene', 'amadou', 'anatole'];
