import ICAL from 'ical.js';
import type { ReceivedMail } from './smtp-sink.js';

export interface Entry {
  title: string;
  startsAt: number;
  location: string;
  partstat: string;
  sequence: number;
}

/**
 * A person's calendar as mail programs keep it (RFC 5546): a REQUEST puts an entry in, a CANCEL takes it out,
 * and what is older than what it knows, by SEQUENCE and then DTSTAMP, changes nothing.
 */
export class CalendarClient {
  private readonly seen = new Map<string, { sequence: number; stamp: number; organizer: string }>();
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly address: string) {}

  /** @returns the METHOD of the mail's calendar part; null where it has none. @throws as `apply` */
  receive(mail: ReceivedMail): string | null {
    const part = mail.parsed.attachments.find(({ contentType }) => contentType === 'text/calendar');
    return part ? this.apply(part.content.toString('utf8')) : null;
  }

  get only(): Entry | null {
    return [...this.entries.values()][0] ?? null;
  }

  /** @throws when it is for somebody else, or from another organizer than before */
  apply(ics: string): string {
    const calendar = new ICAL.Component(ICAL.parse(ics));
    const method = String(calendar.getFirstPropertyValue('method'));
    for (const vevent of calendar.getAllSubcomponents('vevent')) this.applyOne(method, vevent);
    return method;
  }

  private applyOne(method: string, vevent: ICAL.Component): void {
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
    if (isOlder) return;
    this.seen.set(event.uid, { sequence: event.sequence, stamp, organizer: event.organizer });
    if (method === 'CANCEL') this.entries.delete(event.uid);
    else
      this.entries.set(event.uid, {
        title: event.summary,
        startsAt: event.startDate.toJSDate().getTime(),
        location: event.location,
        partstat: String(attendee.getParameter('partstat')),
        sequence: event.sequence,
      });
  }
}
