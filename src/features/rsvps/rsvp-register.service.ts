import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import type { Event } from '../events/event.entity.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import { checkTexts, newTexts } from '../secrecy/secrecy.rules.js';
import type { Rsvp } from './rsvp.entity.js';
import type { RsvpInput } from './rsvp.input.js';
import { type AnsweredBy, type Asked, type Decision, decideRsvp } from './rsvp.rules.js';
import { RsvpStore } from './rsvp.store.js';
import { DuesService } from './dues.service.js';
import { SeatingService } from './seating.service.js';

/** The host who notes an answer for somebody, and how they call whom they know by address alone. */
export interface Recorder {
  accountId: string;
  name: string | null;
}

/** An answer to keep: whose, and who says it; `recorder` is null for one's own. */
export interface Answering {
  accountId: string;
  input: RsvpInput;
  recorder: Recorder | null;
  /** Of the event's community. */
  territory: string;
}

/** Decides answers and keeps them, whoever says them. Always under the event's lock. */
@Injectable()
export class RsvpRegister {
  constructor(
    private readonly store: RsvpStore,
    private readonly seating: SeatingService,
    private readonly dues: DuesService,
    private readonly secrecy: SecrecyLog,
    private readonly clock: Clock,
  ) {}

  findIn(tx: Tx, eventId: string, accountId: string): Promise<Rsvp | null> {
    return this.store.find(tx, eventId, accountId);
  }

  /** @throws DomainError dues-needed, secrecy, and those of `decideRsvp` */
  async answerIn(tx: Tx, event: Event, answering: Answering): Promise<Rsvp> {
    const mine = await this.store.find(tx, event.id, answering.accountId);
    const decision = await this.decideIn(tx, event, mine, {
      ...answering.input,
      by: answering.recorder ? 'host' : 'self',
    });
    const { accountId, recorder, input } = answering;
    const byHost = recorder !== null && recorder.accountId !== accountId;
    await this.dues.checkIn(tx, event, { accountId, mine, decided: decision.mine, byHost });
    const confirmed = checkTexts(newTexts({ note: input.note }, { note: mine?.note }), {
      confirmed: input.confirmed,
      country: territoryCountry(answering.territory),
    });
    const rsvp = await this.keep(tx, event, { ...answering, mine, decided: decision.mine });
    const by = { actorId: recorder?.accountId ?? accountId, subject: { type: 'rsvp', id: rsvp.id } };
    await this.secrecy.recordIn(tx, by, confirmed);
    await this.seating.applyIn(tx, event, decision);
    return rsvp;
  }

  /** Takes an answer away, as if it had never been given, and lets who waits have its seats. */
  async removeIn(tx: Tx, event: Event, mine: Rsvp): Promise<void> {
    const decision = await this.decideIn(tx, event, mine, { answer: 'no', guests: 0, by: 'self' });
    await this.store.remove(tx, mine.id);
    await this.seating.tellIn(tx, [{ ...mine, version: mine.version + 1 }]);
    await this.seating.applyIn(tx, event, decision);
  }

  private async decideIn(
    tx: Tx,
    event: Event,
    mine: Rsvp | null,
    asked: Asked & { by: AnsweredBy },
  ): Promise<Decision> {
    const { taken, waiting } = await this.seating.situationIn(tx, event, mine);
    return decideRsvp({ event, mine, taken, waiting, asked, by: asked.by, now: this.clock.now() });
  }

  private async keep(
    tx: Tx,
    event: Event,
    {
      accountId,
      input,
      recorder,
      mine,
      decided,
    }: Omit<Answering, 'territory'> & { mine: Rsvp | null; decided: Decision['mine'] },
  ): Promise<Rsvp> {
    const now = this.clock.now();
    const said = { ...decided, ...wordsOf(input, mine) };
    const by = signatureOf(recorder, mine);
    const seenRevision = recorder ? (mine?.seenRevision ?? 0) : event.revision;
    // What a person said stays theirs when a host notes the same.
    if (mine && isSame(mine, recorder ? said : { ...said, ...by })) return this.seen(tx, mine, seenRevision);
    const rsvp: Rsvp = {
      ...(mine ?? { id: newId(), eventId: event.id, accountId, via: 'own', createdAt: now }),
      ...said,
      ...by,
      seenRevision,
      version: (mine?.version ?? 0) + 1,
      answeredAt: now,
    };
    if (mine) await this.store.update(tx, mine.id, rsvp);
    else await this.store.insert(tx, rsvp);
    await this.seating.tellIn(tx, [rsvp]);
    return rsvp;
  }

  private async seen(tx: Tx, mine: Rsvp, seenRevision: number): Promise<Rsvp> {
    if (seenRevision > mine.seenRevision) await this.store.update(tx, mine.id, { seenRevision });
    return mine;
  }
}

/** What is absent stays as it was. */
const wordsOf = ({ note, discreet }: RsvpInput, mine: Rsvp | null) => ({
  note: note ?? mine?.note ?? '',
  discreet: discreet ?? mine?.discreet ?? false,
});

const signatureOf = (recorder: Recorder | null, mine: Rsvp | null) =>
  recorder
    ? { recordedBy: recorder.accountId, recordedName: recorder.name ?? mine?.recordedName ?? null }
    : { recordedBy: null, recordedName: null };

/** The same answer again changes nothing and tells nobody. */
const isSame = (mine: Rsvp, after: Partial<Rsvp>): boolean =>
  Object.entries(after).every(([key, value]) => mine[key as keyof Rsvp] === value);
