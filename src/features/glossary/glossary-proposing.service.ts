import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ColleagueService } from '../communities/colleague.service.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import { GlossaryAnswering } from './glossary-answering.service.js';
import { GlossaryRegister } from './glossary-register.service.js';
import type { GlossaryInput } from './glossary.input.js';
import { textsOf } from './glossary.rules.js';
import { KnownAcronyms } from './known-acronyms.service.js';

/** « Ce sigle veut dire… »: what colleagues add. */
@Injectable()
export class GlossaryProposing {
  constructor(
    private readonly register: GlossaryRegister,
    private readonly answering: GlossaryAnswering,
    private readonly colleagues: ColleagueService,
    private readonly known: KnownAcronyms,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the entry's id
   * @throws DomainError colleagues-only, secrecy, acronym-known; those of the question that it answers
   */
  async propose(viewer: Viewer, input: GlossaryInput, once: Once | null = null): Promise<string> {
    const id = await this.unitOfWork.run(async (tx) => {
      await this.colleagues.requireIn(tx, viewer);
      return createOnce(tx, once, this.clock.now(), () => this.addIn(tx, viewer, input));
    });
    await this.known.refresh();
    return id;
  }

  private async addIn(tx: Tx, viewer: Viewer, input: GlossaryInput): Promise<string> {
    const { confirmed, questionId, ...words } = input;
    const found = checkTexts(textsOf(words), { confirmed, country: words.country });
    const question =
      questionId === null ? null : await this.answering.holdIn(tx, viewer, questionId, words.acronym);
    const by = { accountId: viewer.accountId, confirmed: found };
    const id = await this.register.addIn(tx, words, by);
    if (question) await this.answering.answerIn(tx, question, { id, ...words }, viewer);
    return id;
  }
}
