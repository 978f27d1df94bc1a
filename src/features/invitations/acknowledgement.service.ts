import { Injectable } from '@nestjs/common';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from '../accounts/account.service.js';
import type { Event, Former, Notice } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import type { Known } from '../rsvps/attendee.rules.js';
import { acknowledgedRevision, cameAfter, hasSeen, lastLateChange } from './acknowledgement.rules.js';
import { knownToHosts } from './invite.policy.js';
import { InviteRegister } from './invite-register.service.js';
import type { InviteWithPerson } from './invite-person.store.js';
import { InviteStore } from './invite.store.js';

const EVERYBODY = 5000;

/** A change in the last hours, as one of those concerned sees it. */
export interface LateChange {
  /** What « C'est noté » speaks of. */
  revision: number;
  before: Former;
  seen: boolean;
}

export interface Reading extends Known {
  seen: boolean;
}

/** Who has seen a change of time or place in the last hours. */
@Injectable()
export class AcknowledgementService {
  constructor(
    private readonly accounts: AccountService,
    private readonly events: EventService,
    private readonly store: InviteStore,
    private readonly register: InviteRegister,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * « C'est noté ».
   * @returns the revision known to be seen
   * @throws DomainError not-found; nothing-to-acknowledge, for who neither answered nor is invited
   */
  acknowledge(accountId: string, eventId: string, revision: number): Promise<number> {
    return this.unitOfWork.run((tx) => this.acknowledgeIn(tx, accountId, eventId, revision));
  }

  /** From a mail's link. @throws DomainError as `acknowledge` */
  async acknowledgeByLink(token: string, revision: number): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const invite = await this.store.byAnswerToken(hashToken(token), tx);
      if (!invite || !(await this.accounts.holder(invite.accountId, tx))) throw notFound();
      await this.acknowledgeIn(tx, invite.accountId, invite.eventId, revision);
    });
  }

  /** What one of those concerned is shown; null without such a change. */
  async lateChange(accountId: string, event: Event): Promise<LateChange | null> {
    const change = lastLateChange(event.notices);
    if (!change?.before) return null;
    const [person] = await this.store.ofPeople(this.reader, event, [accountId]);
    if (!person || !isConcerned(person) || knewNothingElse(person, change)) return null;
    return { revision: change.revision, before: change.before, seen: hasSeen(readBy(person), change) };
  }

  /** Null without such a change. @throws DomainError forbidden, to those who do not manage the event */
  async readings(viewer: Viewer, eventId: string): Promise<Reading[] | null> {
    const { event, can } = await this.events.view(viewer, eventId);
    if (!can.seeAnswers) throw forbidden();
    const change = lastLateChange(event.notices);
    if (!change) return null;
    const people = await this.store.pageOfEvent(this.reader, event, null, EVERYBODY);
    return people.filter(isConcerned).map((person) => ({
      ...knownToHosts(person),
      seen: hasSeen(readBy(person), change) || knewNothingElse(person, change),
    }));
  }

  private async acknowledgeIn(tx: Tx, accountId: string, eventId: string, revision: number): Promise<number> {
    const { event } = await this.events.lockIn(tx, accountId, eventId);
    await this.register.ensureIn(tx, event, accountId);
    const [person] = await this.register.peopleIn(tx, event, [accountId]);
    if (!person || !isConcerned(person)) throw conflict('nothing-to-acknowledge');
    const seenRevision = acknowledgedRevision(person.invite.seenRevision, revision, event);
    await this.store.update(tx, person.invite.id, { seenRevision });
    return seenRevision;
  }
}

const isConcerned = ({ rsvp, invitation }: InviteWithPerson): boolean =>
  rsvp ? rsvp.outcome !== 'declined' : invitation !== null;

const knewNothingElse = ({ invitation, rsvp }: InviteWithPerson, change: Notice): boolean =>
  cameAfter([invitation?.createdAt, rsvp?.createdAt], change);

const readBy = ({ invite, rsvp }: InviteWithPerson) => ({
  acknowledged: invite.seenRevision,
  answered: rsvp?.seenRevision ?? 0,
});
