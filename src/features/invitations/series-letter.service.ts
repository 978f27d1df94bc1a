import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../kernel/clock.js';
import { GatheredReads } from '../../platform/database/gathered-reads.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import type { Community } from '../communities/community.entity.js';
import type { Event } from '../events/event.entity.js';
import type { Series } from '../series/series.entity.js';
import { SeriesService } from '../series/series.service.js';
import type { Invite } from './invite.entity.js';
import { InviteStore } from './invite.store.js';
import type { SeriesInvite } from './series-invite.entity.js';
import type { DecidedSeriesMail } from './series-invite.facts.js';
import { stillCarried } from './series-invite.rules.js';
import { SeriesInviteStore } from './series-invite.store.js';

/** What a mail about a series says, loaded fresh. */
export interface SeriesLetter {
  /** With the calendar part that it still carries. */
  decided: DecidedSeriesMail;
  invite: SeriesInvite;
  account: Account;
  series: Series;
  community: Community;
  /** Whom the mail names; the community itself where no host is left. */
  hostName: string;
  /** Those that are not long over, in their order. */
  dates: Event[];
  /** Where the mail is about one date. */
  date: { event: Event; invite: Invite; recorderName: string | null } | null;
}

/** Dates over for longer are in nobody's calendar to look at. */
const REMEMBERED = 120 * DAY;

@Injectable()
export class SeriesLetterService {
  /** A change is told to many at the same time, who are loaded together. */
  private readonly people = new GatheredReads((ids) => this.store.addressees(ids));
  private readonly hosts = new GatheredReads((ids) => this.series.hostsOf(ids));
  private readonly dates = new GatheredReads((ids) => this.store.datesOf(ids, this.clock.now() - REMEMBERED));

  constructor(
    private readonly store: SeriesInviteStore,
    private readonly invites: InviteStore,
    private readonly accounts: AccountService,
    private readonly series: SeriesService,
    private readonly clock: Clock,
  ) {}

  /** Null once the person or the series is gone, or the mail overtaken. */
  async load(decided: DecidedSeriesMail): Promise<SeriesLetter | null> {
    const addressee = await this.people.ask(decided.seriesInviteId);
    if (!addressee) return null;
    const { invite, series, community } = addressee;
    const carried = stillCarried(decided, invite);
    if (carried === 'nothing') return null;
    const dates = (await this.dates.ask(series.id)) ?? [];
    const [host] = (await this.hosts.ask(series.id)) ?? [];
    return {
      ...addressee,
      decided: carried === 'as-decided' ? decided : wholeAsIs(decided, invite),
      hostName: host?.displayName || community.name,
      dates,
      date: await this.dateOf(decided, invite, dates),
    };
  }

  private async dateOf(
    { kind, days, recordedBy }: DecidedSeriesMail,
    { accountId }: SeriesInvite,
    dates: readonly Event[],
  ): Promise<SeriesLetter['date']> {
    const [news] = days;
    if (kind !== 'dates' || days.length !== 1 || !news?.eventId) return null;
    const event = dates.find(({ id }) => id === news.eventId);
    const invite = event && (await this.invites.ofPerson(event.id, accountId));
    const [recorder] = recordedBy ? await this.accounts.byIds([recordedBy]) : [];
    return event && invite ? { event, invite, recorderName: recorder?.displayName || null } : null;
  }
}

/** Another mail went ahead of it: calendars are given the whole as it is by now. */
const wholeAsIs = (decided: DecidedSeriesMail, invite: SeriesInvite): DecidedSeriesMail => ({
  ...decided,
  held: invite.held,
  sequence: invite.toldSequence ?? decided.sequence,
  at: invite.toldAt ?? decided.at,
});
