import { tzlib_get_ical_block } from 'timezones-ical-library';
import { canonicalZone } from './zones.js';

/** LAST-MODIFIED changes with every release of the library: the same revision must stay the same bytes. */
const TRIMMED = /^(?:X-LIC-LOCATION|LAST-MODIFIED)[:;]/;

/** Asking the library costs more than writing the whole event; there are as many entries as zones at most. */
const written = new Map<string, string>();

/** The rule-based VTIMEZONE of a canonical zone (C21), lines joined by CRLF without a final one. */
export function vtimezone(zone: string): string {
  const known = written.get(zone) ?? write(zone);
  written.set(zone, known);
  return known;
}

/** The library describes links under their target's name: the TZID is put back. */
function write(zone: string): string {
  if (canonicalZone(zone) !== zone) throw new RangeError(`not a canonical time zone: ${zone}`);
  const [block = ''] = tzlib_get_ical_block(zone, false);
  return block
    .split('\r\n')
    .filter((line) => !TRIMMED.test(line))
    .map((line) => (line.startsWith('TZID:') ? `TZID:${zone}` : line))
    .join('\r\n');
}
