import ICAL from 'ical.js';
import type { ReceivedMail } from './smtp-sink.js';

export interface Entry {
  title: string;
  startsAt: number;
  location: string;
  partstat: string;
  sequence: number;
}

interface Held {
  /** Null where only single dates came, without the series. */
  master: ICAL.Component | null;
  /** By RECURRENCE-ID, as an instant. */
  dates: Map<number, ICAL.Component>;
}

/**
 * A person's calendar as mail programs keep it (RFC 5546): a REQUEST puts an entry in, a CANCEL takes it out,
 * and what is older than what it knows, by SEQUENCE and then DTSTAMP, changes nothing. A REQUEST of a series takes
 * the place of all that was known of it; one of a single date changes that date, and brings back none that is excepted.
 */
export class CalendarClient {
  private readonly seen = new Map<string, { sequence: number; stamp: number; organizer: string }>();
  private readonly held = new Map<string, Held>();

  constructor(private readonly address: string) {}

  /** @returns the METHOD of the mail's calendar part; null where it has none. @throws as `apply` */
  receive(mail: ReceivedMail): string | null {
    const part = mail.parsed.attachments.find(({ contentType }) => contentType === 'text/calendar');
    return part ? this.apply(part.content.toString('utf8')) : null;
  }

  get only(): Entry | null {
    const [held] = this.held.values();
    const vevent = held && (held.master ?? [...held.dates.values()][0]);
    return vevent ? entryOf(new ICAL.Event(vevent)) : null;
  }

  /** All that it shows between two instants, by start; the dates of a series each by itself. */
  entries(from: number, to: number): Entry[] {
    return [...this.held.values()]
      .flatMap((held) => expand(held, to))
      .filter(({ startsAt }) => startsAt >= from && startsAt < to)
      .sort((a, b) => a.startsAt - b.startsAt);
  }

  /** @throws when it is for somebody else, or from another organizer than before */
  apply(ics: string): string {
    const calendar = new ICAL.Component(ICAL.parse(ics));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const method = String(calendar.getFirstPropertyValue('method'));
    const vevents = calendar.getAllSubcomponents('vevent');
    const [first] = vevents;
    if (first && this.accepts(first)) this.change(method, vevents);
    return method;
  }

  private accepts(vevent: ICAL.Component): boolean {
    const event = new ICAL.Event(vevent);
    const stamp = (vevent.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().getTime();
    const [attendee] = event.attendees;
    if (event.attendees.length !== 1 || attendee?.getFirstValue() !== `mailto:${this.address}`)
      throw new Error(`A calendar part for ${this.address} names somebody else, or several`);
    const known = this.seen.get(event.uid);
    if (known && known.organizer !== event.organizer) throw new Error('Another organizer than before');
    const isOlder =
      known &&
      (event.sequence < known.sequence || (event.sequence === known.sequence && stamp <= known.stamp));
    if (isOlder) return false;
    this.seen.set(event.uid, { sequence: event.sequence, stamp, organizer: event.organizer });
    return true;
  }

  private change(method: string, vevents: ICAL.Component[]): void {
    const uid = new ICAL.Event(vevents[0]).uid;
    const master = vevents.find((vevent) => !vevent.hasProperty('recurrence-id'));
    if (master) this.held.set(uid, { master, dates: new Map() });
    if (master && method === 'CANCEL') this.held.delete(uid);
    const held = this.held.get(uid) ?? { master: null, dates: new Map() };
    for (const vevent of vevents.filter((each) => each !== master)) {
      const at = instantOf(vevent.getFirstPropertyValue('recurrence-id') as ICAL.Time);
      if (method === 'REQUEST') held.dates.set(at, vevent);
      else except(held, vevent, at);
      this.held.set(uid, held);
    }
  }
}

const instantOf = (time: ICAL.Time): number => time.toJSDate().getTime();

function except(held: Held, vevent: ICAL.Component, at: number): void {
  held.dates.delete(at);
  const id = vevent.getFirstProperty('recurrence-id')!;
  const exception = new ICAL.Property('exdate');
  exception.setValue(id.getFirstValue()!);
  exception.setParameter('tzid', String(id.getParameter('tzid')));
  held.master?.addProperty(exception);
}

function expand({ master, dates }: Held, to: number): Entry[] {
  if (!master) return [...dates.values()].map((vevent) => entryOf(new ICAL.Event(vevent)));
  const event = new ICAL.Event(master, { exceptions: [...dates.values()] });
  if (!event.isRecurring()) return [entryOf(event)];
  const found: Entry[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && instantOf(next) < to; next = iterator.next()) {
    const { item, startDate } = event.getOccurrenceDetails(next);
    found.push({ ...entryOf(item), startsAt: instantOf(startDate) });
  }
  return found;
}

function entryOf(event: ICAL.Event): Entry {
  const [attendee] = event.attendees;
  return {
    title: event.summary,
    startsAt: instantOf(event.startDate),
    location: event.location,
    partstat: String(attendee?.getParameter('partstat')),
    sequence: event.sequence,
  };
}
