import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AssociationService } from '../../../features/associations/association.service.js';
import { CommunityService } from '../../../features/communities/community.service.js';
import type { Structure } from '../../../features/structures/structure.entity.js';
import { StructurePicking } from '../../../features/structures/structure-picking.service.js';
import { typeIn } from '../../../features/structures/structure-likeness.rules.js';
import { DomainError, type FieldError } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { FieldErrors } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { isTerritory } from '../../../vocabulary/territories.js';
import { fieldText, type PostedForm } from '../events/posted-form.input.js';
import { postForm } from './post-form.view.js';

const STRUCTURE = 'structure.name';

/** Reads what the forms of the board say, and shows them. */
@Injectable()
export class PostForm {
  constructor(
    private readonly picking: StructurePicking,
    private readonly communities: CommunityService,
    private readonly associations: AssociationService,
  ) {}

  /**
   * A structure that is typed by its name is the one that bears it; a new one is of the type that its name says.
   * @throws DomainError invalid, on the names of the form's own inputs
   */
  async read<Schema extends z.ZodType>(
    schema: Schema,
    body: PostedForm,
    fromForm: (body: PostedForm) => object,
  ): Promise<z.output<Schema>> {
    const name = fieldText(body[STRUCTURE]).trim();
    const territory = fieldText(body.territory);
    const isOpen = name !== '' && fieldText(body.structureChoice) === '' && isTerritory(territory);
    const known = isOpen ? await this.picking.named(name, territory) : null;
    const type = fieldText(body['structure.type']) || (typeIn(name) ?? '');
    return parseInput(
      schema,
      fromForm({ ...body, 'structure.type': type, ...(known && { structureChoice: known.id }) }),
    );
  }

  /** With what can be chosen, and after a refusal the structures that may be meant. */
  async shown(viewer: Viewer, values: PostedForm, errors: FieldErrors | null = null) {
    const territory = fieldText(values.territory);
    const place = isTerritory(territory) ? territory : null;
    const [structures, near, communities, associations] = await Promise.all([
      place === null ? [] : this.picking.offered(place),
      place === null || errors === null ? [] : this.nearOf(values, place, errors),
      this.communities.mine(viewer),
      this.associations.writableBy(viewer),
    ]);
    return postForm({ locale: viewer.locale, structures, near, communities, associations }, values);
  }

  /** Those that are near, as soon as anything stops the form; all that may be meant, where the structure does. */
  private async nearOf(values: PostedForm, territory: string, errors: FieldErrors): Promise<Structure[]> {
    const name = fieldText(values[STRUCTURE]).trim();
    if (name === '' || name === fieldText(values.knownName).trim()) return [];
    const isAsked = values.structureChoice !== undefined || errors.fields.some(isOfStructure);
    if (isAsked) return this.picking.suggested(name, territory);
    return (await this.picking.named(name, territory)) ? [] : this.picking.near(name, territory);
  }
}

const isOfStructure = ({ field }: FieldError): boolean => field.startsWith('structure.');

const inForm = (error: FieldError): FieldError =>
  error.field === 'structureId' || error.field === 'structure' ? { ...error, field: STRUCTURE } : error;

/** The same refusal, its fields named as the form's inputs are, each told once. */
export function inFormNames(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const fields = error.fields.map(inForm);
  const once = fields.filter(
    ({ field, code }, index) =>
      code !== 'structure-exists' || fields.findIndex((other) => other.field === field) === index,
  );
  return new DomainError(error.kind, error.code, once, error.params);
}
