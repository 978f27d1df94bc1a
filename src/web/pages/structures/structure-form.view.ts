import type { Association } from '../../../features/associations/association.entity.js';
import type { Structure } from '../../../features/structures/structure.entity.js';
import { structureTypeGroups } from '../../views/structure-choices.view.js';
import { territoryGroups } from '../choices.view.js';
import type { PostedForm } from '../events/posted-form.input.js';

/** What the form needs, to add a structure and to put one right. */
export const structureForm = (locale: string, values: PostedForm, runners: readonly Association[]) => ({
  values,
  types: structureTypeGroups(locale),
  territories: territoryGroups(),
  runners: runners.map(({ id, name }) => ({ value: id, label: name })),
});

export const standingFacts = (structure: Structure): PostedForm => {
  const { name, type, territory, town, address, phone, email, website, runById, revision } = structure;
  const texts = { town, address, phone, email, website, runBy: runById };
  return {
    ...{ name, type, territory },
    ...Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, text ?? ''])),
    revision: String(revision),
  };
};
