import { Injectable } from '@nestjs/common';
import { firstDate } from '../../calendar/recurrence.js';
import { Clock } from '../../kernel/clock.js';
import { newId, newUid } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { RuleCode } from '../../secrecy/find.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import type { Community } from '../communities/community.entity.js';
import { EventAudienceService } from '../events/event-audience.service.js';
import { EventRegister } from '../events/event-register.service.js';
import { decideRoom } from '../events/event-room.rules.js';
import { checkHeldSeats } from '../events/event.rules.js';
import { checkGatheringTexts } from '../events/event-texts.rules.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import { firstDayToCome, horizonOf } from './horizon.rules.js';
import type { Series, Skip } from './series.entity.js';
import type { SeriesChangeInput, SeriesInput } from './series.input.js';
import { checkBegins, checkHasDates } from './series.rules.js';
import type { SeriesView } from './series.service.js';

/** A series that was decided and not written. */
export interface SeriesDraft {
  series: Series;
  hostIds: string[];
  /** Of what is written. */
  confirmed: readonly RuleCode[];
}

/** A change that was decided and not written; hosts are null where they stay. */
export interface SeriesChanged {
  after: Series;
  hostIds: string[] | null;
  /** Of what is written anew. */
  confirmed: readonly RuleCode[];
}

/** Decides what a series is to be from what was asked. */
@Injectable()
export class SeriesDraftService {
  constructor(
    private readonly audiences: EventAudienceService,
    private readonly events: EventRegister,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError secrecy; invalid, on the field that cannot be */
  async draftIn(
    tx: Tx,
    viewer: Viewer,
    community: Community,
    { input, skips }: { input: SeriesInput; skips: Skip[] },
  ): Promise<SeriesDraft> {
    const now = this.clock.now();
    const { hosts, audience, sharedWith, room, roomUrl, confirmed: asked, ...fields } = input;
    const { territory } = community;
    const confirmed = checkGatheringTexts(input, { confirmed: asked, territory });
    const timeZone = input.timeZone ?? community.timeZone;
    const startsOn = firstDate(input.rule, input.startsOn);
    const series: Series = {
      id: newId(),
      uid: newUid(),
      communityId: community.id,
      previousId: null,
      ...(await this.audiences.targetIn(tx, viewer, community, { audience, sharedWith })),
      ...fields,
      ...decideRoom({ room, roomUrl }),
      timeZone,
      startsOn,
      skips,
      status: 'active',
      cancellationWord: null,
      horizonOn: horizonOf({ timeZone, startsOn, until: input.until }, now),
      sequence: 0,
      revision: 1,
      revisedAt: now,
      createdAt: now,
    };
    this.check(series);
    checkBegins(startsOn, series, now);
    const hostIds = await this.events.checkHosts(tx, series, hosts ?? [viewer.accountId]);
    return { series, hostIds, confirmed };
  }

  /** What a change makes of a series that `view` shows; nothing is written. @throws DomainError secrecy, invalid */
  async changedIn(
    tx: Tx,
    viewer: Viewer,
    view: SeriesView,
    { input, skips }: { input: SeriesChangeInput; skips: Skip[] | null },
  ): Promise<SeriesChanged> {
    const { series: before, community, sharedWith } = view;
    const {
      hosts,
      audience,
      sharedWith: asked,
      room,
      roomUrl,
      word,
      confirmed: confirming,
      skips: _days,
      startsOn,
      ...fields
    } = input;
    const reach = await this.audiences.changedIn(
      tx,
      viewer,
      { event: before, community, sharedWith },
      { audience, sharedWith: asked },
    );
    const merged = { ...before, ...fields, ...reach, ...decideRoom({ room, roomUrl }, before) };
    const after: Series = {
      ...merged,
      startsOn: this.startAfter(before, merged, startsOn),
      skips: skips === null ? before.skips : keepingWords(before.skips, skips),
    };
    const { territory } = community;
    const confirmed = [
      ...checkGatheringTexts(after, { confirmed: confirming, territory, before }),
      ...checkTexts({ word }, { confirmed: confirming, country: territoryCountry(territory) }),
    ];
    this.check(after, before);
    return { after, hostIds: hosts ? await this.events.checkHosts(tx, after, hosts) : null, confirmed };
  }

  /**
   * A new rule, or a new beginning, begins with its first date to come: what took place by the old one is no part of it.
   * @throws DomainError invalid, on `startsOn`: those of `checkBegins`
   */
  private startAfter(before: Series, after: Series, asked = before.startsOn): string {
    const isSameRule = JSON.stringify(before.rule) === JSON.stringify(after.rule);
    if (isSameRule && asked === before.startsOn) return before.startsOn;
    const now = this.clock.now();
    const isAsked = asked !== before.startsOn;
    const first = firstDate(after.rule, isAsked ? asked : firstDayToCome(after, now));
    if (isAsked) checkBegins(first, after, now);
    return first;
  }

  /** What holds of every series, new or changed. @throws DomainError invalid */
  check(after: Series, before?: Series): void {
    checkHasDates(after);
    checkHeldSeats(after);
    this.events.checkRoom(after, before);
  }
}

/** Words that stand already stay: whoever saves the form again may read another language. */
const keepingWords = (before: readonly Skip[], after: readonly Skip[]): Skip[] =>
  after.map((skip) => before.find(({ on }) => on === skip.on) ?? skip);
