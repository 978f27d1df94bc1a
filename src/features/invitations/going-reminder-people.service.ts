import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { CommunityService } from '../communities/community.service.js';
import type { Event } from '../events/event.entity.js';
import type { GoingMorning } from './going-reminder.facts.js';
import { answeredBy, remindedVia, sameOccasionAfter } from './going-reminder.rules.js';
import { GoingReminderStore } from './going-reminder.store.js';
import { standing } from './invite.policy.js';
import { InviteRegister } from './invite-register.service.js';
import type { InviteWithPerson } from './invite-person.store.js';

const CHUNK = 50;

/** Says who is to be reminded on a morning, some at a time. */
@Injectable()
export class GoingReminderPeople {
  constructor(
    private readonly store: GoingReminderStore,
    private readonly register: InviteRegister,
    private readonly communities: CommunityService,
  ) {}

  /** Of an event that is held. @returns also the last who was gone through, where others may come after */
  async dueIn(
    tx: Tx,
    event: Event,
    { kind, startsAt, zone, after }: GoingMorning,
  ): Promise<{ people: InviteWithPerson[]; last: string | null }> {
    const accountIds = await this.store.accountsDue(tx, event.id, {
      kind,
      via: remindedVia(kind),
      zone,
      answeredBy: answeredBy(kind, { startsAt, zone }),
      notRemindedAfter: sameOccasionAfter(startsAt),
      after,
      limit: CHUNK,
    });
    const community = await this.communities.byId(tx, event.communityId);
    if (!community || !accountIds.length) return { people: [], last: null };
    await this.register.ensureAllIn(tx, event, accountIds);
    const people = await this.register.peopleIn(tx, event, accountIds);
    const refusing = await this.register.refusingIn(tx, people);
    const isDue = (person: InviteWithPerson): boolean =>
      standing(event, community, person) === 'going' && !refusing.has(person.account.id);
    const last = accountIds.length === CHUNK ? (accountIds.at(-1) ?? null) : null;
    return { people: people.filter(isDue), last };
  }
}
