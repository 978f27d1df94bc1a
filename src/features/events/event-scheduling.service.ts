import { Injectable } from '@nestjs/common';
import { tzdataVersion } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, DomainError, forbidden } from '../../kernel/domain-error.js';
import { newId, newUid } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { may } from '../communities/community.policy.js';
import { CommunityService } from '../communities/community.service.js';
import type { Event } from './event.entity.js';
import type { EventChangeInput, EventInput } from './event.input.js';
import { EventRegister } from './event-register.service.js';
import { checkInFuture, planTimes } from './event.rules.js';
import { EventService } from './event.service.js';

@Injectable()
export class EventSchedulingService {
  constructor(
    private readonly events: EventService,
    private readonly communities: CommunityService,
    private readonly register: EventRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns the event's id */
  schedule(viewer: Viewer, slug: string, input: EventInput, once: Once | null = null): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.requireIn(tx, viewer, slug);
      if (!may(standing, 'schedule')) throw forbidden();
      const now = this.clock.now();
      return createOnce(tx, once, now, async () => {
        const { hosts, timeZone, rsvpDeadline, sharedWith: _, ...fields } = input;
        const event: Event = {
          id: newId(),
          uid: newUid(),
          communityId: community.id,
          ...fields,
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
        if (event.status === 'scheduled') checkInFuture(event.startsAt, now);
        const hostIds = await this.register.checkHosts(tx, community.id, hosts ?? [viewer.accountId]);
        await this.register.addIn(tx, event, hostIds, viewer.accountId);
        return event.id;
      });
    });
  }

  /** @throws DomainError stale, when `ifRevision` isn't the current one */
  edit(viewer: Viewer, id: string, input: EventChangeInput, ifRevision: number | null): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event: before } = await this.lockForEditing(tx, viewer, id);
      if (ifRevision !== null && ifRevision !== before.revision) throw new DomainError('stale', 'stale');
      const { hosts, rsvpDeadline, sharedWith: _, ...fields } = input;
      const merged = { ...before, ...fields };
      const deadline = rsvpDeadline === undefined ? before.rsvpDeadlineLocal : rsvpDeadline;
      const after: Event = {
        ...merged,
        ...planTimes({ ...merged, rsvpDeadline: deadline }),
        tzdata: tzdataVersion(),
      };
      const published = before.status === 'draft' && after.status === 'scheduled';
      if (published || after.startsAt !== before.startsAt) checkInFuture(after.startsAt, this.clock.now());
      if (hosts) await this.register.replaceHosts(tx, before, hosts);
      await this.register.changeIn(tx, before, after, viewer.accountId);
    });
  }

  /** Only a draft is deleted: what people know of is cancelled. */
  deleteDraft(viewer: Viewer, id: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, can } = await this.events.lockIn(tx, viewer.accountId, id);
      if (!can.manage) throw forbidden();
      if (event.status !== 'draft') throw conflict('not-a-draft');
      await this.register.removeIn(tx, event, viewer.accountId);
    });
  }

  /** @param word told to everybody concerned */
  cancel(viewer: Viewer, id: string, word: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event: before } = await this.lockForEditing(tx, viewer, id);
      if (before.status === 'draft') throw conflict('not-scheduled');
      const after: Event = { ...before, status: 'cancelled', cancellationWord: word || null };
      await this.register.changeIn(tx, before, after, viewer.accountId);
    });
  }

  private async lockForEditing(tx: Tx, viewer: Viewer, id: string): Promise<{ event: Event }> {
    const { event, can } = await this.events.lockIn(tx, viewer.accountId, id);
    if (!can.manage) throw forbidden();
    if (event.status === 'cancelled') throw conflict('event-cancelled');
    if (event.endsAt <= this.clock.now()) throw conflict('event-over');
    return { event };
  }
}
