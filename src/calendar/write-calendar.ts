import ical, { foldLines, type ICalCalendarMethod } from 'ical-generator';
import { CONFERENCE_STAND_IN, veventData, type VEvent } from './vevent.js';
import { vtimezone } from './vtimezone.js';

/** PRODID is this with the leading `-` that ical-generator adds (C29). */
const PRODUCT = '//Maillage//Maillage//FR';

const SCALE = 'CALSCALE:GREGORIAN';

/**
 * The text of one VCALENDAR, CRLF to the last line; the same input gives the same bytes on any host.
 * The zone is set on each event: one on the calendar would make DTSTAMP local.
 * @param head lines of the calendar's own, whole and escaped; ical-generator would write some behind components
 */
export function writeCalendar(
  method: ICalCalendarMethod | null,
  vevents: readonly VEvent[],
  head: readonly string[] = [],
): string {
  const calendar = ical({
    prodId: PRODUCT,
    scale: 'GREGORIAN',
    method,
    timezone: { name: null, generator: vtimezone },
    events: vevents.map(veventData),
  });
  return finish(calendar.toString(), head);
}

/** What ical-generator has no word for, done on whole lines, then folded again (C26). */
function finish(text: string, head: readonly string[]): string {
  const lines = text.replaceAll('\r\n ', '').split('\r\n').map(finishLine);
  lines.splice(lines.indexOf(SCALE) + 1, 0, ...head);
  return `${foldLines(lines.join('\r\n'))}\r\n`;
}

function finishLine(line: string): string {
  const standIn = `${CONFERENCE_STAND_IN}:`;
  if (line.startsWith(standIn)) return `CONFERENCE;VALUE=URI;FEATURE=VIDEO:${line.slice(standIn.length)}`;
  return line.replace(/^(ATTENDEE;.*):MAILTO:/, '$1:mailto:');
}
