import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { digestDecided, type DigestMorning, digestMorning } from './digest.facts.js';
import { DigestPlanning } from './digest-planning.service.js';
import type { Addressee } from './digest-readers.service.js';
import { DigestRegister } from './digest-register.service.js';
import { isEmpty } from './digest.rules.js';
import { DigestStore } from './digest.store.js';
import { turnOf, weekOf } from './digest-timing.rules.js';

/** People are gone through so many at a time, in as many queries as for one. */
const CHUNK = 200;

/** Decides the digests of a morning. What was told, and until when, is recorded with the rows that mail it. */
@Injectable()
export class DigestIssuing {
  constructor(
    private readonly store: DigestStore,
    private readonly planning: DigestPlanning,
    private readonly register: DigestRegister,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Some of those who are due, then a row for the next. */
  async issue({ at, part }: DigestMorning): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const due = await this.store.lockDue(tx, now, CHUNK);
      if (!due.length) return;
      const addressees = await this.planning.addresseesIn(tx, due);
      const turns = addressees.map((addressee) => ({
        addressee,
        ...turnOf(addressee.subscription, addressee.account.timeZone, now),
      }));
      const told = turns.filter(({ isTold }) => isTold).map(({ addressee }) => addressee);
      await this.decideIn(tx, told, now);
      await this.register.saveIn(
        tx,
        turns.map(({ after }) => after),
      );
      const next = { at, part: part + 1 };
      if (due.length === CHUNK)
        await this.outbox.publish(tx, digestMorning, next, { key: `${at}:${next.part}` });
    });
  }

  /** Nothing for whom there is nothing. */
  private async decideIn(tx: Tx, addressees: readonly Addressee[], now: number): Promise<void> {
    const planned = await this.planning.plan(tx, addressees, now);
    const digests = addressees.flatMap(({ account }) => {
      const contents = planned.get(account.id);
      if (!contents || isEmpty(contents)) return [];
      const { corrected, fresh, dates, moreNews, moreDates } = contents;
      const week = weekOf(now, account.timeZone);
      const lists = { corrected: [...corrected], fresh: [...fresh], dates: [...dates] };
      const payload = { accountId: account.id, week, at: now, ...lists, moreNews, moreDates };
      return [{ payload, key: `${account.id}:${week}` }];
    });
    await this.outbox.publishAll(tx, digestDecided, digests);
  }
}
