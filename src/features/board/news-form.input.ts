import { type FormBody, fieldOrNull, fieldValue } from '../../kernel/form-fields.js';
import { isNewsKind, staysInCommunity } from '../../vocabulary/news-kinds.js';
import { confirmedFromForm } from '../secrecy/secrecy.input.js';
import { structureFieldsFromForm } from '../structures/structure.input.js';

/** « C'en est une autre » */
export const ANOTHER = 'another';

/** A structure as the form names it: chosen among those that are near, kept from before, or described. */
function structureFromForm(body: FormBody) {
  const choice = fieldValue(body.structureChoice);
  const name = fieldValue(body['structure.name']).trim();
  if (choice !== '' && choice !== ANOTHER) return { structureId: choice, structure: null };
  if (name === '') return { structureId: null, structure: null };
  if (name === fieldValue(body.knownName).trim())
    return { structureId: fieldOrNull(body.knownId), structure: null };
  const structure = structureFieldsFromForm(body, 'structure.');
  const territory = structure.territory || fieldValue(body.territory);
  return { structureId: null, structure: { ...structure, territory, isAnother: choice === ANOTHER } };
}

/** What both forms ask; what is left empty says nothing. */
const fieldsFromForm = (body: FormBody) => ({
  kind: fieldValue(body.kind),
  text: fieldValue(body.text),
  ...(fieldOrNull(body.title) !== null && { title: fieldValue(body.title) }),
  territory: fieldValue(body.territory),
  ...structureFromForm(body),
  effectiveOn: fieldOrNull(body.effectiveOn),
  endsOn: fieldOrNull(body.endsOn),
  deadlineOn: fieldOrNull(body.deadlineOn),
  sourceText: fieldOrNull(body.sourceText),
  sourceUrl: fieldOrNull(body.sourceUrl),
  alternative: fieldOrNull(body.alternative),
  newAddress: fieldOrNull(body.newAddress),
  acronym: fieldOrNull(body.acronym),
  themes: [body.themes ?? []].flat().filter(Boolean),
  confirmed: confirmedFromForm(body),
});

/** A practice question stays where it is asked, whatever the other choices say. */
function reachFromForm(body: FormBody) {
  const kind = fieldValue(body.kind);
  const stays = isNewsKind(kind) && staysInCommunity(kind);
  return {
    ...(!stays && fieldValue(body.scope) !== '' && { scope: fieldValue(body.scope) }),
    communitySlug: fieldOrNull(body.communitySlug),
    onBehalfOf: fieldOrNull(body.onBehalfOf),
    supersedes: fieldOrNull(body.supersedes),
  };
}

export const newsFromForm = (body: FormBody) => ({
  ...fieldsFromForm(body),
  ...reachFromForm(body),
  ...(body.status !== undefined && { status: fieldValue(body.status) }),
});

export const draftChangeFromForm = (body: FormBody) => {
  const { structure, ...fields } = fieldsFromForm(body);
  const isPublished = fieldValue(body.status) === 'published';
  return {
    ...fields,
    ...(structure && { structure }),
    ...reachFromForm(body),
    ...(isPublished && { status: 'published' }),
  };
};

export const newsEditFromForm = (body: FormBody) => {
  const { structure, ...fields } = fieldsFromForm(body);
  return { ...fields, ...(structure && { structure }), correction: fieldValue(body.change) === 'correction' };
};
