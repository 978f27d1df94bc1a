import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AccountService } from '../accounts/account.service.js';
import { emailField } from '../accounts/account.input.js';
import { AdhesionStore } from './adhesion.store.js';
import type { ColumnMapping } from './adhesion-import-columns.rules.js';
import type { ImportTable } from './adhesion-import-file.rules.js';
import type { Known } from './adhesion-import.rules.js';

/** Whom a table speaks of, as far as they are known: by the address that their association has, or by one of theirs. */
@Injectable()
export class KnownAdherents {
  constructor(
    private readonly accounts: AccountService,
    private readonly adhesions: AdhesionStore,
  ) {}

  async among(
    from: Reader | Tx,
    associationId: string,
    { table, mapping }: { table: ImportTable; mapping: ColumnMapping },
  ): Promise<(email: string) => Known> {
    const accounts = await this.accounts.byEmails(emailsOf(table, mapping), from);
    const adhesions = await this.adhesions.every(from, associationId);
    const byEmail = new Map(adhesions.map((adhesion) => [adhesion.email, adhesion]));
    const byAccount = new Map(adhesions.map((adhesion) => [adhesion.accountId, adhesion]));
    return (email) => {
      const accountId = accounts.get(email)?.id ?? null;
      const theirs = accountId === null ? undefined : byAccount.get(accountId);
      return { accountId, adhesion: theirs ?? byEmail.get(email) ?? null };
    };
  }
}

function emailsOf({ lines }: ImportTable, { email }: ColumnMapping): string[] {
  const read = lines.flatMap(({ cells }) => emailField.safeParse(cells[email ?? -1]).data ?? []);
  return [...new Set(read)];
}
