import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Credentials } from '../../platform/credentials/credentials.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { AddressRefusalStore } from './address-refusal.store.js';

/** « Ne plus m'inviter »: an address that wants no invitation, to an event or to a community, from anybody. */
@Injectable()
export class AddressRefusalService {
  constructor(
    private readonly store: AddressRefusalStore,
    private readonly reader: Reader,
    private readonly credentials: Credentials,
    private readonly clock: Clock,
  ) {}

  /** The addresses among some that want no invitation. */
  async refusing(from: Reader | Tx, emails: string[]): Promise<Set<string>> {
    const byHash = new Map(emails.map((email) => [this.credentials.addressHash(email), email]));
    const refusing = await this.store.refusing(from, [...byHash.keys()]);
    return new Set([...refusing].map((hash) => byHash.get(hash)!));
  }

  async refuses(email: string): Promise<boolean> {
    return (await this.refusing(this.reader, [email])).has(email);
  }

  /** Twice is once. */
  refuseIn(tx: Tx, email: string): Promise<void> {
    return this.store.add(tx, this.credentials.addressHash(email), this.clock.now());
  }
}
