import ical, { foldLines, type ICalCalendarMethod } from 'ical-generator';
import { CONFERENCE_STAND_IN, veventData, type VEvent } from './vevent.js';
import { vtimezone } from './vtimezone.js';

/** PRODID is this with the leading `-` that ical-generator adds (C29). */
const PRODUCT = '//Maillage//Maillage//FR';

/**
 * The text of one VCALENDAR, CRLF to the last line; the same input gives the same bytes on any host.
 * The zone is set on each event: one on the calendar would make DTSTAMP local.
 */
export function writeCalendar(method: ICalCalendarMethod, vevents: readonly VEvent[]): string {
  const calendar = ical({
    prodId: PRODUCT,
    scale: 'GREGORIAN',
    method,
    timezone: { name: null, generator: vtimezone },
    events: vevents.map(veventData),
  });
  return finish(calendar.toString());
}

/** What ical-generator has no word for, done on whole lines, then folded again (C26). */
function finish(text: string): string {
  const lines = text.replaceAll('\r\n ', '').split('\r\n').map(finishLine);
  return `${foldLines(lines.join('\r\n'))}\r\n`;
}

function finishLine(line: string): string {
  const standIn = `${CONFERENCE_STAND_IN}:`;
  if (line.startsWith(standIn)) return `CONFERENCE;VALUE=URI;FEATURE=VIDEO:${line.slice(standIn.length)}`;
  return line.replace(/^(ATTENDEE;.*):MAILTO:/, '$1:mailto:');
}
