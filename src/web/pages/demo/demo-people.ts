import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccountService } from '../../../features/accounts/account.service.js';
import { SETTINGS } from '../../../platform/config/config.module.js';
import type { Settings } from '../../../platform/config/settings.js';
import { isLocalRequest, sourceOf } from '../../../platform/http/local-request.js';
import { DEMO_STAMP, readDemoStamp } from '../../../platform/instance/demo-stamp.js';
import { InstanceFacts } from '../../../platform/instance/instance-facts.js';

export interface OfferedPerson {
  accountId: string;
  name: string;
  /** Their line among the words: `demo.people.gwenola`. */
  words: string;
}

/** The people of the demo, whom whoever sits at this machine can be without any proof. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly facts: InstanceFacts,
    private readonly accounts: AccountService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Nobody off local mode, from elsewhere than this machine, or where no demo was loaded. */
  async offeredTo(request: FastifyRequest): Promise<OfferedPerson[]> {
    if (!isLocalRequest(sourceOf(request), this.settings)) return [];
    const stamp = readDemoStamp(await this.facts.read(DEMO_STAMP));
    if (stamp?.state !== 'loaded') return [];
    const accounts = await this.accounts.byIds(stamp.people.map(({ accountId }) => accountId));
    const names = new Map(accounts.map((account) => [account.id, account.displayName]));
    return stamp.people.flatMap(({ id, accountId }) => {
      const name = names.get(accountId);
      return name === undefined ? [] : [{ accountId, name, words: `demo.people.${id}` }];
    });
  }
}
