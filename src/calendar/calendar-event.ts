/** One gathering as calendars see it. Instants are epoch milliseconds. */
export interface CalendarEvent {
  /** A UUID, stable for life (C01). */
  uid: string;
  /** The UID's counter, plus the invite's own bumps where there are some (C03, C32). */
  sequence: number;
  /** When this revision was stored: DTSTAMP and LAST-MODIFIED. */
  revisedAt: number;
  createdAt?: number;
  title: string;
  description: string;
  startsAt: number;
  endsAt: number;
  /** IANA name; an alias is written under its canonical name (C22). */
  timeZone: string;
  location: string | null;
  /** The video room's gate, never the raw link (C44). */
  gateUrl: string | null;
  url: string;
  /** The person asked for a discreet entry: the caller gives a neutral title, here it is marked private. */
  neutral?: boolean;
}

export interface Organizer {
  name: string;
  email: string;
}

export type Partstat = 'NEEDS-ACTION' | 'ACCEPTED' | 'TENTATIVE' | 'DECLINED';

export interface Attendee {
  name: string;
  email: string;
  partstat: Partstat;
}

/**
 * What makes a VEVENT part of a series: the rule on its master, with the dates that aren't (C16), or which date of
 * the rule it stands for (C11). Starts are wall times `YYYY-MM-DDTHH:mm` in the event's own zone.
 */
export type SeriesPart = { rrule: string; excluded: readonly string[] } | { originalStart: string };
