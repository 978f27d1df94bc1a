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
import type { InviteWithPerson } from './invite-person.store.js';
import { InviteStore } from './invite.store.js';
import { reminderAt } from './reminder.rules.js';

// Read, decided and kept together: more would make others wait for SQLite's writer lane.
const CHUNK = 50;

/** What one person is told, and why. */
export interface Telling {
  person: InviteWithPerson;
  part: Part;
  message: Message | null;
  changes: string[];
  /** When and where it was, before a change in the last hours that they were not told of. */
  before: Former | null;
  /** When the seat was offered that the message speaks of. */
  offeredAt: number | null;
}

type Tokens = Pick<Invite, 'tokenVersion' | 'answerTokenHash' | 'replyTokenHash' | 'refusalTokenHash'>;

type Marks = Partial<Invite>;

interface Recorded {
  inviteId: string;
  /** What the invite says from now on. */
  marks: Marks;
  mail: DecidedMail | null;
}

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

  ensureIn(tx: Tx, event: Event, accountId: string): Promise<void> {
    return this.ensureAllIn(tx, event, [accountId]);
  }

  /** Under the event's lock, so that two reasons at once make one row each. */
  async ensureAllIn(tx: Tx, event: Event, accountIds: readonly string[]): Promise<void> {
    const known = await this.store.known(tx, event.id, [...accountIds]);
    const missing = accountIds.filter((accountId) => !known.has(accountId));
    if (!missing.length) return;
    await this.store.insertAll(
      tx,
      missing.map((accountId) => this.begun(event, accountId)),
    );
  }

  peopleIn(tx: Tx, event: Event, accountIds: string[]): Promise<InviteWithPerson[]> {
    return this.store.ofPeople(tx, event, accountIds);
  }

  nextPeopleIn(tx: Tx, event: Event, after: string | null): Promise<InviteWithPerson[]> {
    return this.store.pageOfEvent(tx, event, after, CHUNK);
  }

  /** A correspondence in which nothing was said yet. */
  begun({ id: eventId, uid }: Event, accountId: string): Invite {
    const id = newId();
    return {
      id,
      accountId,
      eventId,
      uid,
      ...this.tokens(id, 1),
      toldState: 'none',
      toldRevision: 0,
      holds: 'nothing',
      bumps: 0,
      mails: 0,
      toldAt: null,
      toldRecordAt: null,
      toldOfferAt: null,
      remindedAt: null,
      seenRevision: 0,
      reissuedAt: null,
      createdAt: this.clock.now(),
    };
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
    const now = this.clock.now();
    const recorded: Recorded[] = [];
    for (const telling of told) recorded.push(await this.recordedIn(tx, event, telling, now));
    for (const { ids, marks } of alike(recorded)) await this.store.updateAll(tx, ids, marks);
    const mails = recorded.flatMap(({ mail }) => mail ?? []);
    await this.outbox.publishAll(
      tx,
      mailDecided,
      mails.map((payload) => ({ payload, key: `${payload.inviteId}:${payload.number}` })),
    );
    await this.remindLaterIn(tx, event, told);
  }

  private async recordedIn(
    tx: Tx,
    event: Event,
    { person, part, message, changes, before, offeredAt }: Telling,
    now: number,
  ): Promise<Recorded> {
    const { invite, rsvp } = person;
    const inviteId = invite.id;
    const ends = event.status === 'cancelled' || part === 'gone';
    const toldRevision = event.revision;
    if (!message) {
      const toldState = ends ? invite.toldState : part;
      return { inviteId, marks: { toldState, toldRevision }, mail: null };
    }
    const { kind, calendar } = message;
    const number = invite.mails + 1;
    const bumps = bumpsAfter(invite.bumps, calendar);
    // Calendars compare SEQUENCE and then DTSTAMP, in seconds: each message of a thread is a second younger.
    const at = Math.max(now, Math.max(invite.toldAt ?? 0, event.revisedAt) + SECOND);
    const marks: Marks = {
      // What their series brings is theirs no more by itself: it comes back once they follow no more.
      toldState: ends || kind === 'covered' ? 'gone' : part,
      toldRevision,
      toldAt: at,
      holds: heldAfter(invite.holds, calendar),
      bumps,
      mails: number,
      ...marksOf(kind, { at, rsvp, offeredAt }),
      // What a withdrawn invitation mailed opens nothing any more.
      ...(kind === 'withdrawn' && this.tokens(inviteId, invite.tokenVersion + 1)),
    };
    const answer = await this.answerIn(tx, kind, rsvp);
    return {
      inviteId,
      marks,
      mail: { inviteId, number, kind, calendar, bumps, at, changes, before, ...answer },
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
  private async remindLaterIn(tx: Tx, event: Event, told: readonly Telling[]): Promise<void> {
    const asked = told.filter(({ message }) => message?.kind === 'invited' || message?.kind === 'changed');
    const due = asked.flatMap(({ person: { invite, invitation, rsvp, account } }) => {
      if (!invitation || rsvp) return [];
      const at = reminderAt(invitation.createdAt, event, account.timeZone);
      return at === null ? [] : [{ payload: { inviteId: invite.id }, key: `${invite.id}:${at}`, at }];
    });
    await this.outbox.publishAll(tx, reminderDue, due);
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

/** People told the same leave the same marks: those of many are kept in a few statements. */
function alike(recorded: readonly Recorded[]): { ids: string[]; marks: Marks }[] {
  const groups = new Map<string, { ids: string[]; marks: Marks }>();
  for (const { inviteId, marks } of recorded) {
    const key = JSON.stringify(marks);
    const group = groups.get(key) ?? { ids: [], marks };
    group.ids.push(inviteId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What some mails leave known besides: an answer noted by a host, a reminder; a new invitation can be recalled anew. */
function marksOf(
  kind: MessageKind,
  { at, rsvp, offeredAt }: { at: number; rsvp: Rsvp | null; offeredAt: number | null },
): Marks {
  switch (kind) {
    case 'offered':
      return { toldOfferAt: offeredAt };
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
