import { Injectable } from '@nestjs/common';
import { addDays } from '../../calendar/days.js';
import { datesOf, firstDate, nextDates } from '../../calendar/recurrence.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { may } from '../communities/community.policy.js';
import { CommunityService } from '../communities/community.service.js';
import type { Holiday } from './holiday.rules.js';
import { HolidayService } from './holiday.service.js';
import type { PlanInput } from './series.input.js';
import { checkHasDates, instantOn, startOn } from './series.rules.js';

const DATES_SHOWN = 10;
const A_YEAR = 365;

/** A date that a rule would give. */
export interface PlannedDate {
  on: string;
  startsLocal: string;
  startsAt: number;
  isSkipped: boolean;
  /** The public holiday that it is. */
  holiday: string | null;
}

export interface SeriesPlan {
  timeZone: string;
  /** The next ten, those to skip too. */
  dates: PlannedDate[];
  /** Public holidays on a date of the first year: what to propose as skips. */
  holidays: Holiday[];
}

/** What a rule would give in a community, before anything is scheduled. */
@Injectable()
export class SeriesPlanService {
  constructor(
    private readonly communities: CommunityService,
    private readonly holidays: HolidayService,
  ) {}

  /** @throws DomainError not-found, forbidden; invalid, on the field that cannot be */
  async preview(viewer: Viewer, slug: string, input: PlanInput): Promise<SeriesPlan> {
    const { community, standing } = await this.communities.place(viewer, slug);
    if (!may(standing, 'schedule')) throw forbidden();
    const startsOn = firstDate(input.rule, input.startsOn);
    const recurrence = { rule: input.rule, startsOn, until: input.until };
    checkHasDates(recurrence);
    const timed = { time: input.time, timeZone: input.timeZone ?? community.timeZone };
    const days = nextDates(recurrence, startsOn, DATES_SHOWN);
    const ofTheYear = datesOf(recurrence, startsOn, addDays(startsOn, A_YEAR));
    const known = await this.holidays.ofYears(community.territory, [...ofTheYear, ...days], viewer.locale);
    return {
      timeZone: timed.timeZone,
      dates: days.map((on) => ({
        on,
        startsLocal: startOn(on, timed),
        startsAt: instantOn(on, timed),
        isSkipped: input.skips.includes(on),
        holiday: known.find((holiday) => holiday.on === on)?.name ?? null,
      })),
      holidays: known.filter(({ on }) => ofTheYear.includes(on)),
    };
  }
}
