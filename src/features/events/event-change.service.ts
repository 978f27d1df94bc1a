import { Injectable } from '@nestjs/common';
import { tzdataVersion } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, DomainError, forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { checkAwake } from '../communities/quiet.rules.js';
import type { RuleCode } from '../../secrecy/find.js';
import type { Event } from './event.entity.js';
import type { EventChangeInput } from './event.input.js';
import { EventAudienceService } from './event-audience.service.js';
import { EventRegister } from './event-register.service.js';
import { decideRoom } from './event-room.rules.js';
import { checkHeldSeats } from './event.rules.js';
import { checkGatheringTexts } from './event-texts.rules.js';
import { EventService, type EventView } from './event.service.js';
import { SeriesDates } from './series-dates.service.js';
import { checkInFuture, checkOpensForAnswers, planTimes } from './event-times.rules.js';

/** An edit that was decided and not written. */
export interface EventChange {
  before: Event;
  after: Event;
  /** Null where they stay. */
  hostIds: string[] | null;
  /** Of what is written anew. */
  confirmed: RuleCode[];
  /** When it was decided. */
  at: number;
}

export interface EventChangeAsked {
  input: EventChangeInput;
  /** Null for any. */
  ifRevision: number | null;
}

/** Decides what an edit makes of an event: for saving it, and for saying beforehand who would be told. */
@Injectable()
export class EventChangeService {
  constructor(
    private readonly events: EventService,
    private readonly audiences: EventAudienceService,
    private readonly register: EventRegister,
    private readonly series: SeriesDates,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Decides an edit and writes nothing; `look` reads what else there is to know, in the same transaction. */
  foresee<Seen>(
    viewer: Viewer,
    id: string,
    asked: EventChangeAsked,
    look: (tx: Tx, change: EventChange) => Promise<Seen>,
  ): Promise<Seen> {
    return this.unitOfWork.run(async (tx) => look(tx, await this.decideIn(tx, viewer, id, asked)));
  }

  /**
   * Holds the event until the transaction ends.
   * @throws DomainError forbidden, event-cancelled, event-over, community-read-only, secrecy; stale, when `ifRevision` isn't the current one
   */
  async decideIn(tx: Tx, viewer: Viewer, id: string, asked: EventChangeAsked): Promise<EventChange> {
    const view = await this.lockOpenIn(tx, viewer, id);
    const { event: before } = view;
    if (asked.ifRevision !== null && asked.ifRevision !== before.revision)
      throw new DomainError('stale', 'stale');
    const { hosts, rsvpDeadline, sharedWith, audience, room, roomUrl, confirmed, ...fields } = asked.input;
    const reach = await this.audiences.changedIn(tx, viewer, view, { audience, sharedWith });
    const merged = { ...before, ...fields, ...decideRoom({ room, roomUrl }, before), ...reach };
    const deadline = rsvpDeadline === undefined ? before.rsvpDeadlineLocal : rsvpDeadline;
    const after: Event = {
      ...merged,
      ...planTimes({ ...merged, rsvpDeadline: deadline }),
      tzdata: tzdataVersion(),
    };
    const { territory } = view.community;
    const types = checkGatheringTexts(after, { confirmed, territory, before });
    checkHeldSeats(after);
    this.register.checkRoom(after, before);
    await this.series.checkMoveIn(tx, before, after);
    const published = before.status === 'draft' && after.status === 'scheduled';
    const at = this.clock.now();
    if (published) checkAwake(view.community, at);
    if (published || after.startsAt !== before.startsAt) checkInFuture(after.startsAt, at);
    if (published) checkOpensForAnswers(after, at);
    const hostIds = hosts ? await this.register.checkHosts(tx, after, hosts) : null;
    return { before, after, hostIds, confirmed: types, at };
  }

  /** @throws DomainError not-found, forbidden */
  async lockManagedIn(tx: Tx, viewer: Viewer, id: string): Promise<EventView> {
    const view = await this.events.lockIn(tx, viewer.accountId, id);
    if (!view.can.manage) throw forbidden();
    return view;
  }

  /** As `lockManagedIn`, what is neither cancelled nor over. */
  async lockOpenIn(tx: Tx, viewer: Viewer, id: string): Promise<EventView> {
    const view = await this.lockManagedIn(tx, viewer, id);
    if (view.event.status === 'cancelled') throw conflict('event-cancelled');
    if (view.event.status === 'scheduled' && view.event.endsAt <= this.clock.now())
      throw conflict('event-over');
    return view;
  }
}
