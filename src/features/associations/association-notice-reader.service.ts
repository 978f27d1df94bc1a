import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import { AddressRefusalService } from '../accounts/address-refusal.service.js';
import type { Adhesion } from './adhesion.entity.js';
import { AdhesionStore } from './adhesion.store.js';
import type { Association } from './association.entity.js';
import type { DecidedNotice } from './association.facts.js';
import { AssociationStore } from './association.store.js';

/** All that a mail about an association says, loaded fresh. */
export interface AssociationNotice {
  decided: DecidedNotice;
  association: Association;
  account: Account;
  about: Account | null;
}

@Injectable()
export class AssociationNoticeReader {
  constructor(
    private readonly associations: AssociationStore,
    private readonly adhesions: AdhesionStore,
    private readonly accounts: AccountService,
    private readonly refusals: AddressRefusalService,
    private readonly reader: Reader,
  ) {}

  /** Null once its reader or its reason is gone, or where the address wants no such mail. */
  async load(decided: DecidedNotice): Promise<AssociationNotice | null> {
    const { associationId, accountId, aboutId } = decided;
    const association = await this.associations.byId(this.reader, associationId);
    const people = await this.accounts.byIds([accountId, ...(aboutId ? [aboutId] : [])]);
    const account = people.find(({ id }) => id === accountId);
    if (!association || !account || !(await this.stands(decided, association))) return null;
    if (await this.isUnwanted(account)) return null;
    return { decided, association, account, about: people.find(({ id }) => id === aboutId) ?? null };
  }

  private async stands({ kind, adhesionId, endsOn, accountId }: DecidedNotice, { status }: Association) {
    if (kind === 'requested') return status === 'requested';
    if (kind === 'verified' || kind === 'refused') return status === kind;
    if (adhesionId === null) return true;
    const adhesion = await this.adhesions.byId(this.reader, adhesionId);
    if (adhesion?.accountId !== accountId) return false;
    return endsOn === null || isStillEnding(adhesion, endsOn);
  }

  /** « Ne plus m'inviter », from somebody who never came. */
  private async isUnwanted({ state, email }: Account): Promise<boolean> {
    return state === 'invited' && (await this.refusals.refuses(email));
  }
}

const isStillEnding = (adhesion: Adhesion, endsOn: string): boolean =>
  adhesion.endsOn === endsOn && adhesion.noticesRefusedAt === null;
