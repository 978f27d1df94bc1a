import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Community } from '../communities/community.entity.js';
import { CommunityService } from '../communities/community.service.js';
import type { Event } from '../events/event.entity.js';
import { canAnswer } from '../events/event.policy.js';
import { EventService } from '../events/event.service.js';
import { tellingContinued } from './invitation.facts.js';
import { nextMessage, type Part, partOf } from './invite.rules.js';
import { InviteRegister } from './invite-register.service.js';
import type { InviteWithPerson } from './invite.store.js';

interface Change {
  eventId: string;
  revision: number;
  changes: string[];
}

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
      await this.tellIn(tx, concerned, people, []);
    });
  }

  /** After time, place, title or status changed: a chunk of the event's people, then a row for the next. */
  async tellAll({ eventId, revision, changes }: Change, after: string | null = null): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const concerned = await this.lock(tx, eventId);
      if (!concerned || concerned.event.noticeRevision !== revision) return;
      const people = await this.register.nextPeopleIn(tx, concerned.event, after);
      await this.tellIn(tx, concerned, people, changes);
      const last = people.at(-1);
      if (!last) return;
      const fact = { eventId, revision, changes, after: last.invite.id };
      await this.outbox.publish(tx, tellingContinued, fact, { key: `${eventId}:${revision}:${last.invite.id}` });
    });
  }

  /** In the last hours before the start: a place is free, and the first yes takes it. */
  async offerSeat(eventId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const concerned = await this.lock(tx, eventId);
      if (!concerned || concerned.event.status !== 'scheduled') return;
      const message = { kind: 'offered' as const, calendar: null };
      for (const person of await this.register.waitingIn(tx, concerned.event))
        await this.register.recordIn(tx, {
          event: concerned.event,
          person,
          part: 'waitlisted',
          message,
          changes: [],
        });
    });
  }

  private async lock(tx: Tx, eventId: string): Promise<{ event: Event; community: Community } | null> {
    const event = await this.events.lockUnseenIn(tx, eventId);
    const community = event && (await this.communities.byId(tx, event.communityId));
    return community && { event, community };
  }

  private async tellIn(
    tx: Tx,
    { event, community }: { event: Event; community: Community },
    people: InviteWithPerson[],
    changes: string[],
  ): Promise<void> {
    const now = this.clock.now();
    const refusing = await this.register.refusingIn(tx, people);
    for (const person of people) {
      const part = standing(event, community, person);
      const refuses = refusing.has(person.account.id);
      const message = nextMessage(person.invite, { event, part, refuses, now });
      const silent = part === 'invited' && refuses && person.invite.toldState === 'none';
      if (!silent) await this.register.recordIn(tx, { event, person, part, message, changes });
    }
  }
}

function standing(event: Event, community: Community, person: InviteWithPerson): Part {
  const { membership, host, invitation, rsvp } = person;
  const access = {
    event,
    community,
    standing: membership,
    isHost: host !== null,
    isInvited: invitation !== null,
    isSignedIn: true,
  };
  return partOf({
    outcome: rsvp?.outcome ?? null,
    isInvited: invitation !== null,
    mayAnswer: canAnswer(access),
  });
}
