import { Injectable } from '@nestjs/common';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DutyDesk } from './duty-desk.service.js';
import { mayOnDuty } from './duty.policy.js';
import { DutyRegister } from './duty-register.service.js';
import { givenBack, takenOver } from './duty.rules.js';

/** « Je prends ce vendredi », « Je ne peux pas »: who is on duty on one date of a series. */
@Injectable()
export class DutyService {
  constructor(
    private readonly desk: DutyDesk,
    private readonly register: DutyRegister,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Twice is once.
   * @throws DomainError not-found, forbidden; duty-taken: somebody else volunteered; those of `checkHasDuty`
   */
  take(accountId: string, eventId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, hostIds, access, rotates } = await this.desk.holdIn(tx, accountId, eventId);
      if (access.isFirst) return;
      if (!mayOnDuty('take', access)) {
        const isTooLate = mayOnDuty('take', { ...access, hosts: 0 });
        throw isTooLate ? conflict('duty-taken') : forbidden();
      }
      const after = takenOver(hostIds, accountId, rotates);
      await this.register.changeIn(tx, event, { before: hostIds, after, actorId: accountId });
    });
  }

  /** Then perhaps nobody hosts it. @throws DomainError not-found; forbidden, for who does not host it; those of `checkHasDuty` */
  giveBack(accountId: string, eventId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, hostIds, access } = await this.desk.holdIn(tx, accountId, eventId);
      if (!mayOnDuty('give-back', access)) throw forbidden();
      const after = givenBack(hostIds, accountId);
      await this.register.changeIn(tx, event, { before: hostIds, after, actorId: accountId });
    });
  }
}
