import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Community } from '../communities/community.entity.js';
import { CommunityService } from '../communities/community.service.js';
import type { Event } from '../events/event.entity.js';
import { changesSince, formerSince } from '../events/event.rules.js';
import { EventService } from '../events/event.service.js';
import { tellingContinued } from './invitation.facts.js';
import { isAskedIn, lacksDues, standing } from './invite.policy.js';
import { isUnwanted, type MessageKind, nextMessage } from './invite.rules.js';
import { InviteRegister } from './invite-register.service.js';
import type { InviteWithPerson } from './invite-person.store.js';

/** What is said to who knew the event: when and where it was, before a change in the last hours, is struck through. */
const STRIKING: readonly MessageKind[] = ['changed', 'promoted', 'offered'];

/** Why an event's people are gone through: a change they have to know of, or a seat offered to who waits. */
export interface Occasion {
  eventId: string;
  revision: number;
  offeredAt: number | null;
}

interface Concerned {
  event: Event;
  community: Community;
}

/** A later change goes through everybody itself; a seat that it offers to nobody stays offered. */
const isOvertaken = ({ noticeRevision }: Event, { revision, offeredAt }: Occasion): boolean =>
  offeredAt === null && noticeRevision > revision;

/**
 * Decides who is owed a mail about an event, from what they were last told and what is true now. Telling again
 * what was told is nothing, so that any number of reasons may ask for the same.
 */
@Injectable()
export class CorrespondenceService {
  constructor(
    private readonly events: EventService,
    private readonly communities: CommunityService,
    private readonly register: InviteRegister,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** After somebody was invited, uninvited, answered or was promoted. */
  async catchUp(eventId: string, accountId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const concerned = await this.lock(tx, eventId);
      if (!concerned) return;
      await this.register.ensureIn(tx, concerned.event, accountId);
      const people = await this.register.peopleIn(tx, concerned.event, [accountId]);
      await this.tellIn(tx, concerned, people, null);
    });
  }

  /** Goes through an event's people a chunk at a time: this one, then a row for the next. */
  async tellAll(occasion: Occasion, after: string | null = null): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const concerned = await this.lock(tx, occasion.eventId);
      if (!concerned || isOvertaken(concerned.event, occasion)) return;
      const people = await this.register.nextPeopleIn(tx, concerned.event, after);
      await this.tellIn(tx, concerned, people, occasion.offeredAt);
      const last = people.at(-1);
      if (!last) return;
      const key = `${occasion.eventId}:${occasion.revision}:${occasion.offeredAt ?? ''}:${last.invite.id}`;
      await this.outbox.publish(tx, tellingContinued, { ...occasion, after: last.invite.id }, { key });
    });
  }

  private async lock(tx: Tx, eventId: string): Promise<Concerned | null> {
    const event = await this.events.lockUnseenIn(tx, eventId);
    const community = event && (await this.communities.byId(tx, event.communityId));
    return community && { event, community };
  }

  private async tellIn(
    tx: Tx,
    { event, community }: Concerned,
    people: InviteWithPerson[],
    offeredAt: number | null,
  ): Promise<void> {
    const now = this.clock.now();
    const refusing = await this.register.refusingIn(tx, people);
    const told = people.flatMap((person) => {
      const { invite } = person;
      const part = standing(event, community, person);
      const refuses = refusing.has(person.account.id) && isAskedIn(person);
      if (isUnwanted(invite, refuses)) return [];
      const recordedAt = person.rsvp?.recordedBy ? person.rsvp.answeredAt : null;
      const unpaid = lacksDues(event, community, person);
      const message = nextMessage(invite, {
        event,
        part,
        isFollowed: person.following !== null,
        refuses,
        lacksDues: unpaid,
        recordedAt,
        // Passed over for a seat, and told nothing.
        offeredAt: unpaid ? null : offeredAt,
        now,
      });
      if (person.following && !message) return [];
      const changes = changesSince(event.notices, invite.toldRevision);
      const before =
        message && STRIKING.includes(message.kind) ? formerSince(event.notices, invite.toldRevision) : null;
      return [{ person, part, message, changes, before, offeredAt }];
    });
    await this.register.recordIn(tx, event, told);
  }
}
