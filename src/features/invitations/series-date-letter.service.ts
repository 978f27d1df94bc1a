import { Injectable } from '@nestjs/common';
import { AccountService } from '../accounts/account.service.js';
import type { Event } from '../events/event.entity.js';
import type { Invite } from './invite.entity.js';
import { InviteStore } from './invite.store.js';
import type { SeriesInvite } from './series-invite.entity.js';
import type { DecidedSeriesMail } from './series-invite.facts.js';

/** The one date that a mail is about, with the links for its answer. */
export interface SeriesDateLetter {
  event: Event;
  invite: Invite;
  recorderName: string | null;
}

@Injectable()
export class SeriesDateLetterService {
  constructor(
    private readonly invites: InviteStore,
    private readonly accounts: AccountService,
  ) {}

  /** Null where the mail is about the whole, or several dates. */
  async load(
    { kind, days, recordedBy }: DecidedSeriesMail,
    { accountId }: SeriesInvite,
    dates: readonly Event[],
  ): Promise<SeriesDateLetter | null> {
    const [news] = days;
    if (kind !== 'dates' || days.length !== 1 || !news?.eventId) return null;
    const event = dates.find(({ id }) => id === news.eventId);
    const invite = event && (await this.invites.ofPerson(event.id, accountId));
    const [recorder] = recordedBy ? await this.accounts.byIds([recordedBy]) : [];
    return event && invite ? { event, invite, recorderName: recorder?.displayName || null } : null;
  }
}
