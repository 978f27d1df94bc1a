import { Injectable } from '@nestjs/common';
import { tzdataVersion } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import { newId, newUid } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { may } from '../communities/community.policy.js';
import { CommunityService } from '../communities/community.service.js';
import { checkAwake } from '../communities/quiet.rules.js';
import type { RuleCode } from '../../secrecy/find.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import type { Event } from './event.entity.js';
import type { EventChangeInput, EventInput } from './event.input.js';
import { EventAudienceService } from './event-audience.service.js';
import { EventChangeService } from './event-change.service.js';
import { EventRegister } from './event-register.service.js';
import { decideRoom } from './event-room.rules.js';
import { checkHeldSeats } from './event.rules.js';
import { checkGatheringTexts } from './event-texts.rules.js';
import { checkInFuture, checkOpensForAnswers, planTimes } from './event-times.rules.js';

@Injectable()
export class EventSchedulingService {
  constructor(
    private readonly communities: CommunityService,
    private readonly audiences: EventAudienceService,
    private readonly register: EventRegister,
    private readonly changes: EventChangeService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the event's id
   * @throws DomainError not-found, forbidden, community-read-only, secrecy; invalid, on the field that cannot be
   */
  schedule(viewer: Viewer, slug: string, input: EventInput, once: Once | null = null): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.requireIn(tx, viewer, slug);
      if (!may(standing, 'schedule')) throw forbidden();
      const now = this.clock.now();
      checkAwake(community, now);
      return createOnce(tx, once, now, async () => {
        const { hosts, timeZone, rsvpDeadline, sharedWith, audience, room, roomUrl, confirmed, ...fields } =
          input;
        const types = checkGatheringTexts(input, { confirmed, territory: community.territory });
        const event: Event = {
          id: newId(),
          uid: newUid(),
          communityId: community.id,
          seriesId: null,
          originalStartLocal: null,
          ...(await this.audiences.targetIn(tx, viewer, community, { audience, sharedWith })),
          ...fields,
          ...decideRoom({ room, roomUrl }),
          ...planTimes({ ...input, timeZone: timeZone ?? community.timeZone }),
          tzdata: tzdataVersion(),
          cancellationWord: null,
          sequence: 0,
          revision: 1,
          noticeRevision: 1,
          notices: [],
          revisedAt: now,
          createdAt: now,
        };
        checkHeldSeats(event);
        this.register.checkRoom(event);
        if (event.status === 'scheduled') {
          checkInFuture(event.startsAt, now);
          checkOpensForAnswers(event, now);
        }
        const hostIds = await this.register.checkHosts(tx, event, hosts ?? [viewer.accountId]);
        await this.register.addIn(tx, event, hostIds, { actorId: viewer.accountId, confirmed: types });
        return event.id;
      });
    });
  }

  /** @throws DomainError those of `EventChangeService.decideIn` */
  edit(viewer: Viewer, id: string, input: EventChangeInput, ifRevision: number | null): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const decided = await this.changes.decideIn(tx, viewer, id, { input, ifRevision });
      const { before, after, hostIds, confirmed } = decided;
      if (hostIds) await this.register.replaceHostsIn(tx, before, hostIds);
      await this.register.changeIn(tx, before, after, { actorId: viewer.accountId, confirmed });
    });
  }

  /** Only a draft is deleted: what people know of is cancelled. */
  deleteDraft(viewer: Viewer, id: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event } = await this.changes.lockManagedIn(tx, viewer, id);
      if (event.status !== 'draft') throw conflict('not-a-draft');
      await this.register.removeIn(tx, event, viewer.accountId);
    });
  }

  /**
   * @param word told to everybody concerned
   * @throws DomainError not-found, forbidden, event-cancelled, event-over, not-scheduled, secrecy
   */
  cancel(viewer: Viewer, id: string, word: string, confirmed: readonly RuleCode[] = []): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event: before, community } = await this.changes.lockOpenIn(tx, viewer, id);
      if (before.status === 'draft') throw conflict('not-scheduled');
      const country = territoryCountry(community.territory);
      const types = checkTexts({ word }, { confirmed, country });
      const after: Event = { ...before, status: 'cancelled', cancellationWord: word || null };
      await this.register.changeIn(tx, before, after, { actorId: viewer.accountId, confirmed: types });
    });
  }
}
