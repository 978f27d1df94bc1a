import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials } from '../../platform/credentials/credentials.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Adhesion } from './adhesion.entity.js';
import { AdhesionStore } from './adhesion.store.js';

/** What such a mail carries never changes. */
const FIRST = 1;

/** « Ne plus recevoir ces rappels »: the way out that each notice carries, without signing in. */
@Injectable()
export class AdhesionNoticeLinks {
  constructor(
    private readonly store: AdhesionStore,
    private readonly credentials: Credentials,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  urlOf(adhesionId: string): string {
    return `${this.settings.publicUrl}/adhesions/${adhesionId}/notices/${this.token(adhesionId)}`;
  }

  /** @throws DomainError not-found */
  async isRefused(adhesionId: string, token: string): Promise<boolean> {
    return (await this.adhesion(adhesionId, token)).noticesRefusedAt !== null;
  }

  /** Twice is once. @throws DomainError not-found */
  async refuse(adhesionId: string, token: string): Promise<void> {
    await this.adhesion(adhesionId, token);
    await this.unitOfWork.run((tx) => this.store.setNoticesRefused(tx, adhesionId, this.clock.now()));
  }

  private async adhesion(id: string, token: string): Promise<Adhesion> {
    const adhesion = this.isTokenOf(id, token) ? await this.store.byId(this.reader, id) : null;
    if (!adhesion) throw notFound();
    return adhesion;
  }

  private token(adhesionId: string): string {
    return this.credentials.token('no-more-adhesion-notices', adhesionId, FIRST);
  }

  private isTokenOf(adhesionId: string, given: string): boolean {
    const [expected, answer] = [Buffer.from(this.token(adhesionId)), Buffer.from(given)];
    return answer.length === expected.length && timingSafeEqual(answer, expected);
  }
}
