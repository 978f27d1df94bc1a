import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NewsConsequences } from './news-consequences.service.js';
import { NewsLifeStore } from './news-life.store.js';

/** Whoever runs a structure speaks for it: once that is somebody else, so is what is official about it. */
@Injectable()
export class OfficialNews {
  constructor(
    private readonly store: NewsLifeStore,
    private readonly consequences: NewsConsequences,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async structureChanged({ structureId }: { structureId: string }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      for (const item of await this.store.lockSpokenFor(tx, structureId))
        await this.consequences.settleIn(tx, item);
    });
  }
}
