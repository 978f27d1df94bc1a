import { IANAZone } from 'luxon';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Minutes ahead of UTC in a zone at an instant; NaN when the zone is unknown. */
export function utcOffset(instant: number, zone: string): number {
  return IANAZone.create(zone).offset(instant);
}

/**
 * The instant of a wall time `YYYY-MM-DDTHH:mm` in a zone (C20); `null` when malformed or when clocks skip it.
 * Of an hour that comes twice, the first. Luxon's own choice there depends on today's date.
 */
export function toInstant(startsLocal: string, zone: string): number | null {
  const asIfUtc = LOCAL.test(startsLocal) ? Date.parse(`${startsLocal}Z`) : Number.NaN;
  if (Number.isNaN(asIfUtc) || new Date(asIfUtc).toISOString().slice(0, 16) !== startsLocal) return null;
  const candidates = [asIfUtc - DAY, asIfUtc + DAY]
    .map((around) => asIfUtc - utcOffset(around, zone) * MINUTE)
    .filter((instant) => instant + utcOffset(instant, zone) * MINUTE === asIfUtc);
  return candidates.length === 0 ? null : Math.min(...candidates);
}

/** The wall time `YYYY-MM-DDTHH:mm` of an instant in a zone. Throws a RangeError on an unknown zone. */
export function toLocal(instant: number, zone: string): string {
  return new Date(instant + utcOffset(instant, zone) * MINUTE).toISOString().slice(0, 16);
}

/** The day `YYYY-MM-DD` that an instant falls on in a zone. */
export const localDay = (instant: number, zone: string): string => toLocal(instant, zone).slice(0, 10);

/** The release of the time zone rules in use, such as `2026a`, stored beside what was computed with it. */
export function tzdataVersion(): string {
  return process.versions.tz ?? 'unknown';
}
