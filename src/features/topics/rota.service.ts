import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { EventService, type EventView } from '../events/event.service.js';
import { AttendeeService } from '../rsvps/attendee.service.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';
import { OccurrenceService } from '../series/occurrence.service.js';
import { mayOnDuty } from './duty.policy.js';
import { asksConfirmation, holds } from './duty.rules.js';
import { DutyStandingService, type SeriesStanding } from './duty-standing.service.js';
import { DutyStore } from './duty.store.js';

/** A date of a series, and who looks after it. */
export interface DateDuty {
  view: EventView;
  /** The first is on duty; nobody for a stranger, who reads of no person. */
  hosts: Account[];
  /** Whether anybody hosts it, for strangers too. */
  isHosted: boolean;
  /** Null where nobody is asked to confirm. */
  confirmed: boolean | null;
  can: { take: boolean; giveBack: boolean; confirm: boolean };
}

/** A date with what somebody has to do with it. */
export interface DateOfSomebody {
  view: EventView;
  hosts: Account[];
  outcome: Outcome | null;
}

export interface Rota {
  dates: DateDuty[];
  /** Whoever manages the series gives its dates to others of its hosts. */
  can: { swap: boolean };
}

/** Who hosts which date. */
@Injectable()
export class RotaService {
  constructor(
    private readonly occurrences: OccurrenceService,
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
    private readonly standings: DutyStandingService,
    private readonly store: DutyStore,
    private readonly reader: Reader,
  ) {}

  /** The next dates of a series, cancelled ones too. @throws DomainError not-found */
  async rota(viewer: Viewer | null, seriesId: string, limit: number): Promise<Rota> {
    const views = await this.occurrences.upcoming(viewer, seriesId, { limit });
    const ids = views.map(({ event }) => event.id);
    const hosts = await this.events.hostsOf(ids);
    const mine = viewer ? await this.attendees.mineOf(viewer, ids) : null;
    const standing = await this.standings.toSeries(seriesId, viewer?.accountId ?? null);
    const dates = views.map((view) => ({
      view,
      hosts: hosts.get(view.event.id) ?? [],
      outcome: mine?.get(view.event.id)?.outcome ?? null,
    }));
    return { dates: await this.dutiesOf(viewer, dates, standing), can: { swap: standing.manages } };
  }

  /** Of one date, with what is known of it already; null for what is no date of a series. */
  async ofDate(viewer: Viewer | null, date: DateOfSomebody): Promise<DateDuty | null> {
    const { seriesId } = date.view.event;
    if (seriesId === null) return null;
    const standing = await this.standings.toSeries(seriesId, viewer?.accountId ?? null);
    const [duty] = await this.dutiesOf(viewer, [date], standing);
    return duty ?? null;
  }

  /** As `ofDate`, of a date that is not at hand. @throws DomainError not-found */
  async ofEvent(viewer: Viewer | null, eventId: string): Promise<DateDuty | null> {
    const view = await this.events.view(viewer, eventId);
    const hosts = await this.events.hostsOfEvent(eventId);
    const mine = viewer && (await this.attendees.mine(viewer, eventId));
    return this.ofDate(viewer, { view, hosts, outcome: mine?.rsvp.outcome ?? null });
  }

  private async dutiesOf(
    viewer: Viewer | null,
    dates: readonly DateOfSomebody[],
    standing: SeriesStanding,
  ): Promise<DateDuty[]> {
    const ids = dates.map(({ view }) => view.event.id);
    const said = await this.store.confirmationsOf(this.reader, ids);
    const accountId = viewer?.accountId ?? null;
    return dates.map(({ view, hosts, outcome }) => {
      const { event } = view;
      const hostIds = hosts.map(({ id }) => id);
      const person = { accountId, outcome, manages: view.can.manage, standing };
      const access = this.standings.toDate(event, hostIds, person);
      const confirmation = said.get(event.id);
      const isConfirmed = confirmation !== undefined && holds(confirmation, event, hostIds);
      return {
        view,
        hosts: viewer ? hosts : [],
        isHosted: hosts.length > 0,
        confirmed: asksConfirmation(event) ? isConfirmed : null,
        can: {
          take: mayOnDuty('take', access),
          giveBack: mayOnDuty('give-back', access),
          confirm: mayOnDuty('confirm', access) && !isConfirmed,
        },
      };
    });
  }
}
