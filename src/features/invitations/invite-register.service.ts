import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Event } from '../events/event.entity.js';
import { mailDecided } from './invitation.facts.js';
import type { Invite } from './invite.entity.js';
import { bumpsAfter, heldAfter, type Message, type Part } from './invite.rules.js';
import { InviteStore, type InviteWithPerson } from './invite.store.js';

const CHUNK = 200;

type Tokens = Pick<Invite, 'tokenVersion' | 'answerTokenHash' | 'replyTokenHash' | 'refusalTokenHash'>;

/** Keeps what each person was told, and hands the mail that was decided to the outbox. */
@Injectable()
export class InviteRegister {
  constructor(
    private readonly store: InviteStore,
    private readonly credentials: Credentials,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Under the event's lock, so that two reasons at once make one row. */
  async ensureIn(tx: Tx, event: Event, accountId: string): Promise<void> {
    if ((await this.store.known(tx, event.id, [accountId])).has(accountId)) return;
    const id = newId();
    await this.store.insert(tx, {
      id,
      accountId,
      eventId: event.id,
      uid: event.uid,
      ...this.tokens(id, 1),
      toldState: 'none',
      toldRevision: 0,
      toldRsvpVersion: 0,
      holds: 'nothing',
      bumps: 0,
      mails: 0,
      toldAt: null,
      createdAt: this.clock.now(),
    });
  }

  peopleIn(tx: Tx, event: Event, accountIds: string[]): Promise<InviteWithPerson[]> {
    return this.store.ofPeople(tx, event, accountIds);
  }

  nextPeopleIn(tx: Tx, event: Event, after: string | null): Promise<InviteWithPerson[]> {
    return this.store.pageOfEvent(tx, event, after, CHUNK);
  }

  /** All who wait, as far as anybody can hear of it in the last hours. */
  waitingIn(tx: Tx, event: Event): Promise<InviteWithPerson[]> {
    return this.store.waiting(tx, event, CHUNK);
  }

  /** The accounts among some whose address wants no invitation. */
  async refusingIn(tx: Tx, people: InviteWithPerson[]): Promise<Set<string>> {
    const byHash = new Map(people.map(({ account }) => [this.credentials.addressHash(account.email), account.id]));
    const refusing = await this.store.refusing(tx, [...byHash.keys()]);
    return new Set([...refusing].map((hash) => byHash.get(hash)!));
  }

  /** Records what the person is told, or would be: a `no` that no calendar needs to hear is known all the same. */
  async recordIn(
    tx: Tx,
    told: { event: Event; person: InviteWithPerson; part: Part; message: Message | null; changes: string[] },
  ): Promise<void> {
    const { event, part, message } = told;
    const { invite, rsvp } = told.person;
    const isOver = event.status === 'cancelled' || part === 'gone';
    const after: Partial<Invite> = {
      toldState: isOver && message ? 'gone' : part,
      toldRevision: event.revision,
      toldRsvpVersion: rsvp?.version ?? 0,
    };
    if (!message) {
      await this.store.update(tx, invite.id, { ...after, toldState: isOver ? invite.toldState : part });
      return;
    }
    const at = Math.max(this.clock.now(), (invite.toldAt ?? 0) + 1000);
    const number = invite.mails + 1;
    const bumps = bumpsAfter(invite.bumps, message.calendar);
    // What a withdrawn invitation mailed opens nothing any more.
    const tokens = message.kind === 'withdrawn' ? this.tokens(invite.id, invite.tokenVersion + 1) : {};
    const holds = heldAfter(invite.holds, message.calendar);
    await this.store.update(tx, invite.id, { ...after, ...tokens, holds, bumps, mails: number, toldAt: at });
    const { kind, calendar } = message;
    const decided = { inviteId: invite.id, number, kind, calendar, bumps, at, changes: told.changes };
    await this.outbox.publish(tx, mailDecided, decided, { key: `${invite.id}:${number}` });
  }

  private tokens(inviteId: string, tokenVersion: number): Tokens {
    const hash = (purpose: 'answer' | 'calendar-reply' | 'no-more-invitations'): string =>
      hashToken(this.credentials.token(purpose, inviteId, tokenVersion));
    return {
      tokenVersion,
      answerTokenHash: hash('answer'),
      replyTokenHash: hash('calendar-reply'),
      refusalTokenHash: hash('no-more-invitations'),
    };
  }
}
