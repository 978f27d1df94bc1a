import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { toLocal, utcOffset } from './wall-time.js';
import { vtimezone } from './vtimezone.js';
import { offeredZones } from './zones.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const thisYear = new Date().getUTCFullYear();
const from = Date.UTC(thisYear, 0, 2);
const until = Date.UTC(thisYear + 6, 0, 2);

/** Every instant, to the minute, at which Intl changes the zone's offset. */
function intlTransitions(zone: string): number[] {
  const found: number[] = [];
  for (let day = from; day < until; day += DAY) {
    let [before, after] = [day, day + DAY];
    if (utcOffset(before, zone) === utcOffset(after, zone)) continue;
    while (after - before > MINUTE) {
      const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
      if (utcOffset(middle, zone) === utcOffset(before, zone)) before = middle;
      else after = middle;
    }
    found.push(after);
  }
  return found;
}

/** Every instant at which a rule of the VTIMEZONE sets in. */
function emittedTransitions(component: ICAL.Component): number[] {
  return component.getAllSubcomponents().flatMap((observance) => {
    const start = observance.getFirstPropertyValue('dtstart');
    const rule = observance.getFirstPropertyValue('rrule');
    const offset = observance.getFirstPropertyValue('tzoffsetfrom');
    if (
      !(start instanceof ICAL.Time) ||
      !(rule instanceof ICAL.Recur) ||
      !(offset instanceof ICAL.UtcOffset)
    ) {
      return [];
    }
    const onsets: number[] = [];
    const iterator = rule.iterator(start);
    for (let next = iterator.next(); next !== null && next.year < thisYear + 6; next = iterator.next()) {
      onsets.push(Date.parse(`${next.toString()}Z`) - offset.toSeconds() * 1000);
    }
    return onsets.filter((onset) => onset >= from);
  });
}

describe.each(offeredZones)('%s', (zone) => {
  const text = vtimezone(zone);
  const component = new ICAL.Component(ICAL.parse(text));

  it('C21: is rule-based, trimmed, under its own name', () => {
    expect(text).toMatch(/^BEGIN:VTIMEZONE\r\nTZID:/);
    expect(component.getFirstPropertyValue('tzid')).toBe(zone);
    expect(component.getAllProperties()).toHaveLength(1);
    expect(text).not.toContain('RDATE');
    expect(
      text.match(/^TZOFFSET.*$/gm)?.every((line) => /^TZOFFSET(?:FROM|TO):[+-]\d{4}\r?$/.test(line)),
    ).toBe(true);
    expect(component.getAllSubcomponents().length).toBeLessThanOrEqual(2);
  });

  it('C23: changes its clocks when Intl does, over the next five years', () => {
    expect(emittedTransitions(component).sort((a, b) => a - b)).toEqual(intlTransitions(zone));
  });

  it('C23: is read with the offsets of Intl, every month and around every change', () => {
    const timezone = new ICAL.Timezone(component);
    const monthly = Array.from({ length: 60 }, (_, month) => Date.UTC(thisYear, month, 15, 12));
    const around = intlTransitions(zone).flatMap((at) => [at - 61 * MINUTE, at + 60 * MINUTE, at + DAY]);
    for (const instant of [...monthly, ...around]) {
      const time = ICAL.Time.fromDateTimeString(`${toLocal(instant, zone)}:00`);
      expect(timezone.utcOffset(time) / 60).toBe(utcOffset(instant, zone));
    }
  });
});

describe('zones that can’t be described', () => {
  it.each(['America/Montreal', 'Europe/Ys', ''])('%j is refused', (zone) => {
    expect(() => vtimezone(zone)).toThrow(RangeError);
  });
});
