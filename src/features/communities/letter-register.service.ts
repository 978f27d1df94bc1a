import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type DecidedLetter, letterDecided } from './community.facts.js';
import { MembershipStore } from './membership.store.js';

type Said = Pick<DecidedLetter, 'kind' | 'communityId'> &
  Partial<Pick<DecidedLetter, 'aboutId' | 'subjectId' | 'word' | 'role' | 'at'>> & {
    /** Names what each reader is told only once, for what may be decided again after a crash. */
    once?: string;
  };

/** Hands the mails that a community owes to the outbox, a row each. */
@Injectable()
export class LetterRegister {
  constructor(
    private readonly memberships: MembershipStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** To some accounts, now or at `said.at`. */
  async tellIn(tx: Tx, accountIds: readonly string[], { once, ...said }: Said): Promise<void> {
    const at = said.at ?? this.clock.now();
    await this.outbox.publishAll(
      tx,
      letterDecided,
      accountIds.map((accountId) => {
        const id = newId();
        const payload = {
          aboutId: null,
          subjectId: null,
          word: null,
          role: null,
          ...said,
          id,
          accountId,
          at,
        };
        return { payload, key: once ? `${once}:${accountId}` : id, at };
      }),
    );
  }

  /** To those who host the community now. */
  async tellHostsIn(tx: Tx, said: Said): Promise<void> {
    const hosts = await this.memberships.hosts(said.communityId, tx);
    await this.tellIn(
      tx,
      hosts.map(({ account }) => account.id),
      said,
    );
  }

  async tellOrganisersIn(tx: Tx, said: Said): Promise<void> {
    const hosts = await this.memberships.hosts(said.communityId, tx);
    const organisers = hosts.filter(({ membership }) => membership.role === 'organiser');
    await this.tellIn(
      tx,
      organisers.map(({ account }) => account.id),
      said,
    );
  }
}
