import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Community } from '../communities/community.entity.js';
import { CommunityService } from '../communities/community.service.js';
import {
  type EventChange,
  type EventChangeAsked,
  EventChangeService,
} from '../events/event-change.service.js';
import type { Event, Noticed } from '../events/event.entity.js';
import {
  isLateChange,
  isNarrowed,
  mayFreeSeats,
  noticedChanges,
  revise,
  startsAskingDues,
} from '../events/event.rules.js';
import type { Known } from '../rsvps/attendee.rules.js';
import { isUncovered } from '../rsvps/dues.rules.js';
import type { Rsvp } from '../rsvps/rsvp.entity.js';
import { SeatingService } from '../rsvps/seating.service.js';
import { PREVIEW_REASONS, type PreviewReason, reasonToTell, silentChanges } from './change-preview.rules.js';
import { isAskedIn, knownToHosts, lacksDues, standing } from './invite.policy.js';
import { isUnwanted, nextMessage } from './invite.rules.js';
import { InviteRegister } from './invite-register.service.js';
import { InvitePersonStore, type InviteWithPerson } from './invite-person.store.js';
import { InviteStore } from './invite.store.js';

const EVERYBODY = 5000;

export interface ToldPerson extends Known {
  reason: PreviewReason;
}

export interface ChangePreview {
  /** As saving would make it. */
  after: Event;
  changes: Noticed[];
  /** Less than a day before the start: the mail says so in its subject. */
  isLate: boolean;
  /** In the order of the reasons. */
  people: ToldPerson[];
  /** Fields that change and tell nobody. */
  silent: string[];
}

interface Foresight extends Pick<EventChange, 'before' | 'at'> {
  after: Event;
  community: Community;
  promoted: Set<string>;
  isOffered: boolean;
  /** Answers that hold a seat which dues will not cover. */
  uncovered: Set<string>;
}

/** « Qui sera prévenu, et pourquoi »: what saving a change would do, by the rules that do it, and nothing written. */
@Injectable()
export class ChangePreviewService {
  constructor(
    private readonly changes: EventChangeService,
    private readonly communities: CommunityService,
    private readonly seating: SeatingService,
    private readonly register: InviteRegister,
    private readonly store: InviteStore,
    private readonly people: InvitePersonStore,
  ) {}

  /** @throws DomainError all that saving it would be refused for */
  preview(viewer: Viewer, id: string, asked: EventChangeAsked): Promise<ChangePreview> {
    return this.changes.foresee(viewer, id, asked, async (tx, { before, after, at }) => {
      const changes = noticedChanges(before, after);
      return {
        after,
        changes,
        isLate: isLateChange(before, after, at),
        people: before.status === 'draft' ? [] : await this.toldIn(tx, { before, after, at }),
        silent: silentChanges(before, after, changes),
      };
    });
  }

  private async toldIn(
    tx: Tx,
    { before, after: wanted, at }: Pick<EventChange, 'before' | 'after' | 'at'>,
  ): Promise<ToldPerson[]> {
    const after: Event = { ...wanted, ...revise(before, wanted, at) };
    const community = await this.communities.byId(tx, after.communityId);
    if (!community) return [];
    const people = await this.peopleIn(tx, after);
    const uncovered = new Set(startsAskingDues(before, after) ? notCovered(people, after) : []);
    const leaving = isNarrowed(before, after)
      ? people.flatMap((person) => leftOut(person, { after, community, uncovered }))
      : [];
    const frees = leaving.length > 0 || mayFreeSeats(before, after);
    const seats = frees ? await this.seating.foreseeIn(tx, after, leaving) : null;
    const foresight: Foresight = {
      before,
      after,
      at,
      community,
      promoted: new Set(seats?.promoted),
      isOffered: seats?.offered ?? false,
      uncovered,
    };
    const refusing = await this.register.refusingIn(tx, people.filter(isAskedIn));
    return people
      .flatMap((person) => toldPerson(person, foresight, refusing.has(person.account.id)))
      .sort((a, b) => PREVIEW_REASONS.indexOf(a.reason) - PREVIEW_REASONS.indexOf(b.reason));
  }

  /** With those who follow its series and were mailed about the series alone. */
  private async peopleIn(tx: Tx, event: Event): Promise<InviteWithPerson[]> {
    const told = await this.store.pageOfEvent(tx, event, null, EVERYBODY);
    const untold = await this.people.followersUntold(tx, event, EVERYBODY);
    const begun = untold.map((person) => ({
      ...person,
      invite: this.register.begun(event, person.account.id),
    }));
    return [...told, ...begun];
  }
}

const notCovered = (people: readonly InviteWithPerson[], event: Event): string[] =>
  people.flatMap(({ rsvp, adhesion }) => (rsvp && isUncovered({ event, adhesion }, rsvp) ? [rsvp.id] : []));

/** The answer of who may have no part in it any more, or no seat. */
function leftOut(
  person: InviteWithPerson,
  { after, community, uncovered }: Pick<Foresight, 'after' | 'community' | 'uncovered'>,
): Rsvp[] {
  const { rsvp } = person;
  const isLost = rsvp && (uncovered.has(rsvp.id) || standing(after, community, person) === 'gone');
  return isLost ? [rsvp] : [];
}

function toldPerson(person: InviteWithPerson, foresight: Foresight, refuses: boolean): ToldPerson[] {
  const { before, after, at: now, community, promoted, isOffered, uncovered } = foresight;
  const { invite, rsvp, invitation } = person;
  const loses = rsvp !== null && uncovered.has(rsvp.id);
  const part = standing(after, community, loses ? { ...person, rsvp: null } : person);
  const unpaid = lacksDues(after, community, person);
  if (isUnwanted(invite, refuses)) return [];
  const offeredAt = isOffered && !unpaid ? now : null;
  const reason = reasonToTell(
    {
      part,
      message: nextMessage(invite, {
        event: after,
        part,
        // Who follows its series is mailed as well, though with the series.
        isFollowed: false,
        refuses,
        lacksDues: unpaid,
        recordedAt: null,
        offeredAt,
        now,
      }),
      isPromoted: rsvp !== null && promoted.has(rsvp.id),
      hangsOnAudience: rsvp !== null && (loses || invitation === null),
    },
    { noticed: noticedChanges(before, after), isNarrowed: isNarrowed(before, after) },
  );
  return reason ? [{ reason, ...knownToHosts(person) }] : [];
}
