import { Injectable } from '@nestjs/common';
import { Clock, SECOND } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AddressRefusalService } from '../accounts/address-refusal.service.js';
import type { Event, Former } from '../events/event.entity.js';
import type { Rsvp } from '../rsvps/rsvp.entity.js';
import { RsvpService } from '../rsvps/rsvp.service.js';
import { type DecidedMail, mailDecided, reminderDue } from './invitation.facts.js';
import type { Invite } from './invite.entity.js';
import { bumpsAfter, heldAfter, type Message, type MessageKind, type Part } from './invite.rules.js';
import { InviteStore, type InviteWithPerson } from './invite.store.js';
import { reminderAt } from './reminder.rules.js';

// Two statements a person: longer would make others wait for SQLite's writer lane.
const CHUNK = 50;

/** What one person is told, and why. */
export interface Telling {
  person: InviteWithPerson;
  part: Part;
  message: Message | null;
  changes: string[];
  /** When and where it was, before a change in the last hours that they were not told of. */
  before: Former | null;
}

type Tokens = Pick<Invite, 'tokenVersion' | 'answerTokenHash' | 'replyTokenHash' | 'refusalTokenHash'>;

/** Keeps what each person was told, and hands the mail that was decided to the outbox. */
@Injectable()
export class InviteRegister {
  constructor(
    private readonly store: InviteStore,
    private readonly rsvps: RsvpService,
    private readonly refusals: AddressRefusalService,
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
      holds: 'nothing',
      bumps: 0,
      mails: 0,
      toldAt: null,
      toldRecordAt: null,
      remindedAt: null,
      seenRevision: 0,
      reissuedAt: null,
      createdAt: this.clock.now(),
    });
  }

  peopleIn(tx: Tx, event: Event, accountIds: string[]): Promise<InviteWithPerson[]> {
    return this.store.ofPeople(tx, event, accountIds);
  }

  nextPeopleIn(tx: Tx, event: Event, after: string | null): Promise<InviteWithPerson[]> {
    return this.store.pageOfEvent(tx, event, after, CHUNK);
  }

  /** The accounts among some whose address wants no invitation. */
  async refusingIn(tx: Tx, people: InviteWithPerson[]): Promise<Set<string>> {
    const accounts = people.map(({ account }) => account);
    const refusing = await this.refusals.refusing(
      tx,
      accounts.map(({ email }) => email),
    );
    return new Set(accounts.filter(({ email }) => refusing.has(email)).map(({ id }) => id));
  }

  /**
   * Records what people are told, or would be: a `no` that no calendar needs to hear is known all the same; and
   * hands the mails to the outbox.
   */
  async recordIn(tx: Tx, event: Event, told: readonly Telling[]): Promise<void> {
    const mails: DecidedMail[] = [];
    for (const telling of told) {
      const mail = await this.recordOneIn(tx, event, telling);
      if (mail) mails.push(mail);
    }
    await this.outbox.publishAll(
      tx,
      mailDecided,
      mails.map((payload) => ({ payload, key: `${payload.inviteId}:${payload.number}` })),
    );
  }

  private async recordOneIn(
    tx: Tx,
    event: Event,
    { person, part, message, changes, before }: Telling,
  ): Promise<DecidedMail | null> {
    const { invite, rsvp } = person;
    const ends = event.status === 'cancelled' || part === 'gone';
    if (!message) {
      const toldState = ends ? invite.toldState : part;
      await this.store.update(tx, invite.id, { toldState, toldRevision: event.revision });
      return null;
    }
    const { kind, calendar } = message;
    const number = invite.mails + 1;
    const bumps = bumpsAfter(invite.bumps, calendar);
    // Calendars compare SEQUENCE and then DTSTAMP, in seconds: each message of a thread is a second younger.
    const at = Math.max(this.clock.now(), Math.max(invite.toldAt ?? 0, event.revisedAt) + SECOND);
    await this.store.update(tx, invite.id, {
      toldState: ends ? 'gone' : part,
      toldRevision: event.revision,
      toldAt: at,
      holds: heldAfter(invite.holds, calendar),
      bumps,
      mails: number,
      ...marksOf(kind, at, rsvp),
      // What a withdrawn invitation mailed opens nothing any more.
      ...(kind === 'withdrawn' && this.tokens(invite.id, invite.tokenVersion + 1)),
    });
    if (kind === 'invited' || kind === 'changed') await this.remindLaterIn(tx, event, person);
    return {
      inviteId: invite.id,
      number,
      kind,
      calendar,
      bumps,
      at,
      changes,
      before,
      ...(await this.answerIn(tx, kind, rsvp)),
    };
  }

  /** What the mail says of the answer: a rank, and who noted it. */
  private async answerIn(
    tx: Tx,
    kind: MessageKind,
    rsvp: Rsvp | null,
  ): Promise<Pick<DecidedMail, 'position' | 'recordedBy'>> {
    const isRecorded = kind === 'recorded';
    if (!rsvp || !(isRecorded || kind === 'waitlisted')) return { position: null, recordedBy: null };
    const position = await this.rsvps.positionIn(tx, rsvp);
    return { position, recordedBy: isRecorded ? rsvp.recordedBy : null };
  }

  /** Looked at again on its day: what is answered by then, or moved, is not recalled. */
  private async remindLaterIn(tx: Tx, event: Event, person: InviteWithPerson): Promise<void> {
    const { invite, invitation, rsvp, account } = person;
    if (!invitation || rsvp) return;
    const at = reminderAt(invitation.createdAt, event, account.timeZone);
    if (at === null) return;
    await this.outbox.publish(tx, reminderDue, { inviteId: invite.id }, { key: `${invite.id}:${at}`, at });
  }

  private tokens(inviteId: string, tokenVersion: number): Tokens {
    const hash = (purpose: 'answer' | 'calendar-reply' | 'no-more-invitations', version: number): string =>
      hashToken(this.credentials.token(purpose, inviteId, version));
    return {
      tokenVersion,
      answerTokenHash: hash('answer', tokenVersion),
      replyTokenHash: hash('calendar-reply', 1),
      refusalTokenHash: hash('no-more-invitations', 1),
    };
  }
}

/** What some mails leave known besides: an answer noted by a host, a reminder; a new invitation can be recalled anew. */
function marksOf(kind: MessageKind, at: number, rsvp: Rsvp | null): Partial<Invite> {
  switch (kind) {
    case 'recorded':
      return { toldRecordAt: rsvp?.answeredAt ?? null };
    case 'invited':
      return { remindedAt: null };
    case 'reminded':
      return { remindedAt: at };
    default:
      return {};
  }
}
