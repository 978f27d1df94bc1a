import { Injectable } from '@nestjs/common';
import { invalidField } from '../../kernel/domain-error.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AssociationService, type NamedAssociation } from '../associations/association.service.js';

/** The association that carries a community. */
@Injectable()
export class ParentAssociations {
  constructor(private readonly associations: AssociationService) {}

  /** @throws DomainError invalid, on `parentAssociationId`, for one that is not verified */
  async checkIn(from: Reader | Tx, id: string | null): Promise<void> {
    if (id !== null && !(await this.associations.isVerified(id, from)))
      throw invalidField('parentAssociationId', 'unknown-association');
  }

  async of({
    parentAssociationId: id,
  }: {
    parentAssociationId: string | null;
  }): Promise<NamedAssociation | null> {
    return id === null ? null : ((await this.associations.namesOf([id])).get(id) ?? null);
  }
}
