import { datesOf, type Recurrence } from '../../calendar/recurrence.js';
import { MINUTE } from '../../kernel/clock.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';
import { instantOn } from '../series/series.rules.js';
import type { Absence, HeldSeries, ShownDate, ShownMaster } from './series-invite.entity.js';

/** A date of a series as its row has it. */
export interface DateNow extends Omit<ShownDate, 'unsure'> {
  status: 'draft' | 'scheduled' | 'cancelled';
}

/** A series as it stands. */
export interface SeriesNow {
  status: 'active' | 'cancelled';
  master: ShownMaster;
  /** The last day up to which dates exist as rows; what the rule has later is taken as it says. */
  horizonOn: string;
  /** By the day that the rule gave them, wherever they were moved. */
  dates: ReadonlyMap<string, DateNow>;
  /** Days on which nothing takes place, beyond the horizon too. */
  skips: readonly string[];
}

/** Where somebody stands about a series. */
export interface FollowerNow {
  /** Not while their dues admit to nothing. */
  follows: boolean;
  /** Their answers, by day. */
  outcomes: ReadonlyMap<string, Outcome>;
}

export const recurrenceOf = ({ rule, startsOn, until }: ShownMaster): Recurrence => ({
  rule,
  startsOn,
  until,
});

/** A date of which nothing is its own. */
export function ordinaryDate(day: string, master: ShownMaster): ShownDate {
  const startsAt = instantOn(day, master);
  const { title, where, durationMinutes } = master;
  return { title, where, startsAt, endsAt: startsAt + durationMinutes * MINUTE };
}

/** A day as a calendar shows it; null where it has none. */
export const shownOn = (day: string, held: HeldSeries): ShownDate | null =>
  day in held.out ? null : (held.own[day] ?? ordinaryDate(day, held.master));

export const isSameDate = (a: ShownDate, b: ShownDate): boolean =>
  a.title === b.title &&
  a.where === b.where &&
  a.startsAt === b.startsAt &&
  a.endsAt === b.endsAt &&
  a.unsure === b.unsure;

const isSamePattern = (a: ShownMaster, b: ShownMaster): boolean =>
  JSON.stringify(a.rule) === JSON.stringify(b.rule) &&
  a.startsOn === b.startsOn &&
  a.time === b.time &&
  a.durationMinutes === b.durationMinutes &&
  a.timeZone === b.timeZone;

export const isSameMaster = (a: ShownMaster, b: ShownMaster): boolean =>
  isSamePattern(a, b) && a.until === b.until && a.title === b.title && a.where === b.where;

/** Whether a calendar that holds a series has dates of it yet to come. */
export function hasDatesToCome({ master, from }: Pick<HeldSeries, 'master' | 'from'>, now: number): boolean {
  const { until } = master;
  if (until === null) return true;
  const last = datesOf(recurrenceOf(master), from, until).at(-1);
  return last !== undefined && ordinaryDate(last, master).endsAt > now;
}

/** A series that ends, and none of whose dates is theirs, is nothing to put in a calendar. */
export const showsAnyDate = ({ from, master, out }: HeldSeries): boolean =>
  master.until === null || datesOf(recurrenceOf(master), from, master.until).some((day) => !(day in out));

/**
 * The series as somebody's calendar should hold it: the dates on which they go, as they are. Null for who has no
 * part in it. What is over stays as it was told.
 */
export function wantedSeries(
  series: SeriesNow,
  person: FollowerNow,
  { held, now }: { held: HeldSeries | null; now: number },
): HeldSeries | null {
  if (series.status === 'cancelled' || !person.follows)
    return held && !hasDatesToCome(held, now) ? held : null;
  const from = firstDay(series, held, now);
  if (from === null) return null;
  const wanted: HeldSeries = {
    from,
    master: series.master,
    out: {},
    own: {},
    known: lastKnown(person, held),
    ...(held?.offered && { offered: held.offered }),
  };
  putDays(wanted, series, { person, held, now });
  return wanted;
}

const lastKnown = ({ outcomes }: FollowerNow, held: HeldSeries | null): string =>
  [...outcomes.keys(), held?.known ?? ''].sort().at(-1) ?? '';

interface Reader {
  person: FollowerNow;
  held: HeldSeries | null;
}

/** What is over stays as it was told, what is to come is as it stands, and beyond the horizon nothing is but skips. */
function putDays(
  wanted: HeldSeries,
  series: SeriesNow,
  { person, held, now }: Reader & { now: number },
): void {
  const { master, horizonOn } = series;
  for (const day of datesOf(recurrenceOf(master), wanted.from, horizonOn)) {
    const date = series.dates.get(day);
    if (held && (date ?? ordinaryDate(day, master)).endsAt <= now) keepDay(wanted, held, day);
    else putDay(wanted, day, { date, person, held });
  }
  for (const day of series.skips) if (isBeyond(day, series)) wanted.out[day] = 'cancelled';
}

/** Where its days are still the same, a calendar keeps the first it had; otherwise past dates would move with the rule. */
function firstDay(
  { master, horizonOn, dates }: SeriesNow,
  held: HeldSeries | null,
  now: number,
): string | null {
  if (held && isSamePattern(held.master, master))
    return master.until !== null && master.until < held.from ? null : held.from;
  const to = [horizonOn, master.startsOn].sort()[1] ?? horizonOn;
  const days = datesOf(recurrenceOf(master), master.startsOn, to);
  return days.find((day) => (dates.get(day) ?? ordinaryDate(day, master)).endsAt > now) ?? null;
}

const isBeyond = (day: string, { master, horizonOn }: SeriesNow): boolean =>
  day > horizonOn && datesOf(recurrenceOf(master), day, day).length > 0;

function keepDay(wanted: HeldSeries, held: HeldSeries, day: string): void {
  const { out, own } = held;
  if (out[day]) wanted.out[day] = out[day];
  else if (day < held.from) wanted.out[day] = 'absent';
  if (own[day]) wanted.own[day] = own[day];
}

interface DayNow extends Reader {
  date: DateNow | undefined;
}

function putDay(wanted: HeldSeries, day: string, { date, person, held }: DayNow): void {
  if (date?.status !== 'scheduled') {
    wanted.out[day] = 'cancelled';
    return;
  }
  const { title, where, startsAt, endsAt } = date;
  const shown: ShownDate = { title, where, startsAt, endsAt };
  const outcome = person.outcomes.get(day);
  const absence = absenceOf(day, outcome, held);
  if (absence) wanted.out[day] = absence;
  if (absence === 'waitlisted') wanted.awaited = { ...wanted.awaited, [day]: shown };
  if (absence) return;
  if (outcome === 'maybe') shown.unsure = true;
  if (!isSameDate(shown, ordinaryDate(day, wanted.master))) wanted.own[day] = shown;
}

/** Why somebody does not go on a day; null where they do, be it only perhaps. */
function absenceOf(day: string, outcome: Outcome | undefined, held: HeldSeries | null): Absence | null {
  if (outcome === 'declined' || outcome === 'waitlisted') return outcome;
  if (outcome) return null;
  // A date that came with the horizon is theirs by the rule until its own answer says otherwise.
  if (held && day > held.known) return held.out[day] ?? null;
  return 'absent';
}
