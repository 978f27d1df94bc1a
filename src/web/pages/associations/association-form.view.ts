import { ASSOCIATION_KINDS } from '../../../features/associations/association.entity.js';
import type { AssociationInput } from '../../../features/associations/association.input.js';
import { territoryGroups } from '../choices.view.js';
import type { FormBody } from '../form-body.js';

/** What the form needs, to ask for an association and to change what it says. */
export const associationForm = (start: Omit<AssociationInput, 'confirmed'>, values: FormBody) => ({
  start,
  values,
  kinds: ASSOCIATION_KINDS,
  territories: territoryGroups(),
});
