import type { Answer } from '../features/rsvps/rsvp.entity.js';
import adhesionRows from './content/adhesions.json' with { type: 'json' };
import answersOfMeetups from './content/answers.json' with { type: 'json' };
import associationRows from './content/associations.json' with { type: 'json' };
import communityRows from './content/communities.json' with { type: 'json' };
import meetupRows from './content/meetups.json' with { type: 'json' };
import newsRows from './content/news.json' with { type: 'json' };
import peopleRows from './content/people.json' with { type: 'json' };
import seriesRows from './content/series.json' with { type: 'json' };
import type { RelativeDay, RelativeTime } from './demo-dates.rules.js';

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
  /** The one of the content that it belongs to. */
  association: string | null;
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
  /** What its hosts wrote after it. */
  notes: string | null;
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

export interface DemoAssociation {
  id: string;
  name: string;
  acronym: string | null;
  territory: string;
  description: string;
  contactEmail: string;
  contactPhone: string | null;
  renewalUrl: string | null;
  /** Who keeps its adhesions since it is verified. */
  askedBy: string;
}

/** Days from the one on which the demo is loaded. */
export interface DemoAdhesion {
  association: string;
  person: string;
  startsIn: number;
  endsIn: number;
}

/** A date of a series that has something to tell. */
export interface DemoDate {
  week: number;
  /** Null: nobody hosts it. */
  host: string | null;
  topic: string | null;
  proposedBy: string | null;
  cancellation: string | null;
  answers: DemoAnswer[];
}

export interface DemoSeries {
  id: string;
  community: string;
  /** Whose adherents it is reserved to. */
  association: string;
  title: string;
  description: string;
  kind: string;
  format: string;
  rule: object;
  /** Its first date, relative as `RelativeTime` is. */
  firstWeek: number;
  day: number;
  time: string;
  durationMinutes: number;
  timeZone: string;
  roomUrl: string | null;
  capacity: number | null;
  rotates: boolean;
  hosts: string[];
  scheduledBy: string;
  /** Who come usually, in the order in which they began. */
  followers: string[];
  dates: DemoDate[];
}

export interface DemoNews {
  id: string;
  /** Where it was posted from. */
  community: string;
  kind: string;
  title: string;
  text: string;
  postedBy: string;
  /** In whose name. */
  association: string | null;
  /** How long before the demo is loaded it was posted. */
  daysAgo: number;
  structure: { name: string; type: string; town: string; runBy: string | null } | null;
  territory: string;
  themes: string[];
  effectiveOn: RelativeDay | null;
  endsOn: RelativeDay | null;
  deadlineOn: RelativeDay | null;
  newAddress: string | null;
  alternative: string | null;
  sourceText: string | null;
  sourceUrl: string | null;
  acronym: string | null;
  scope: string;
  confirmedBy: string[];
  comments: { person: string; text: string }[];
}

export const people: readonly DemoPerson[] = peopleRows;
export const associations: readonly DemoAssociation[] = associationRows;
export const adhesions: readonly DemoAdhesion[] = adhesionRows;
export const series: readonly DemoSeries[] = seriesRows as DemoSeries[];
export const communities: readonly DemoCommunity[] = communityRows;
export const news: readonly DemoNews[] = newsRows;
export const meetups: readonly DemoMeetup[] = meetupRows;

/** In the order in which they came, so that the last wait where a meetup is full. */
export const answersTo = (meetup: DemoMeetup): DemoAnswer[] =>
  (answersOfMeetups as Partial<Record<string, DemoAnswer[]>>)[meetup.id] ?? [];

/** Those to try Maillage as: who organises, who waits for a seat, who lives in Québec. */
export const FEATURED = ['gwenola', 'soizic', 'marius', 'solene', 'amadou', 'anatole'];
