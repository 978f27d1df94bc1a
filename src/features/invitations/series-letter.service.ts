import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../kernel/clock.js';
import { GatheredReads } from '../../platform/database/gathered-reads.js';
import type { Account } from '../accounts/account.entity.js';
import { AssociationService, type NamedAssociation } from '../associations/association.service.js';
import type { Community } from '../communities/community.entity.js';
import type { Event } from '../events/event.entity.js';
import type { Series } from '../series/series.entity.js';
import { SeriesService } from '../series/series.service.js';
import { EventAgenda } from './event-agenda.service.js';
import { type SeriesDateLetter, SeriesDateLetterService } from './series-date-letter.service.js';
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
  /** What will be talked about, by date. */
  agendas: ReadonlyMap<string, readonly string[]>;
  /** Where the mail is about one date. */
  date: SeriesDateLetter | null;
  /** Whose dues lapsed, where the mail says so. */
  association: NamedAssociation | null;
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
    private readonly series: SeriesService,
    private readonly dateLetters: SeriesDateLetterService,
    private readonly agenda: EventAgenda,
    private readonly associations: AssociationService,
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
      agendas: await this.agendasOf(dates),
      date: await this.dateLetters.load(decided, invite, dates),
      association: await this.associationOf(decided, series),
    };
  }

  /** Of the dates that calendars show apart from the others, by event. */
  private async agendasOf(dates: readonly Event[]): Promise<Map<string, string[]>> {
    const lines = dates.map(async ({ id }) => [id, await this.agenda.linesOf(id)] as const);
    return new Map(await Promise.all(lines));
  }

  private async associationOf(
    { kind }: DecidedSeriesMail,
    { adherentsOf }: Series,
  ): Promise<NamedAssociation | null> {
    if (kind !== 'lapsed' || adherentsOf === null) return null;
    return (await this.associations.namesOf([adherentsOf])).get(adherentsOf) ?? null;
  }
}

/** Another mail went ahead of it: calendars are given the whole as it is by now. */
const wholeAsIs = (decided: DecidedSeriesMail, invite: SeriesInvite): DecidedSeriesMail => ({
  ...decided,
  held: invite.held,
  sequence: invite.toldSequence ?? decided.sequence,
  at: invite.toldAt ?? decided.at,
});
