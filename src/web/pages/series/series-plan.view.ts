import { noonOf } from '../../../calendar/days.js';
import type { SeriesPlan } from '../../../features/series/series-plan.service.js';
import type { SeriesInput } from '../../../features/series/series.input.js';
import type { PostedForm } from '../events/posted-form.input.js';

const texts = (value: string | string[] | undefined): string[] => [value ?? []].flat();

/** What the dates hang on: who saw others has to see these. */
export const planKey = ({ rule, startsOn, until, time, timeZone }: SeriesInput): string =>
  JSON.stringify([rule, startsOn, until, time, timeZone ?? null]);

/** The dates to come, and those to skip: holidays, until somebody said otherwise of them. */
export function planView(plan: SeriesPlan, input: SeriesInput, body: PostedForm) {
  const [seen, ticked] = [texts(body.shown), texts(body.skips)];
  const proposed = (on: string, holiday: string | null) => ({
    on,
    at: noonOf(on),
    holiday,
    isSkipped: seen.includes(on) ? ticked.includes(on) : holiday !== null,
  });
  const dates = plan.dates.map(({ on, holiday }) => proposed(on, holiday));
  const listed = plan.dates.map(({ on }) => on);
  const holidays = plan.holidays
    .filter(({ on }) => !listed.includes(on))
    .map(({ on, name }) => proposed(on, name));
  const last = dates.at(-1);
  return {
    key: planKey(input),
    dates,
    holidays,
    shown: [...dates, ...holidays].map(({ on }) => on),
    ends: input.until !== null && last !== undefined && dates.length < FULL,
  };
}

/** Fewer are all that there are. */
const FULL = 10;
