import { isNewsKind, staysInCommunity } from '../../vocabulary/news-kinds.js';
import { confirmedFromForm } from '../secrecy/secrecy.input.js';
import { structureFieldsFromForm } from '../structures/structure.input.js';

type FormBody = Record<string, string | string[] | undefined>;

const last = (value: string | string[] | undefined): string => [value ?? ''].flat().at(-1) ?? '';

const orNull = (value: string | string[] | undefined): string | null => last(value).trim() || null;

/** « C'en est une autre » */
export const ANOTHER = 'another';

/** A structure as the form names it: chosen among those that are near, kept from before, or described. */
function structureFromForm(body: FormBody) {
  const choice = last(body.structureChoice);
  const name = last(body['structure.name']).trim();
  if (choice !== '' && choice !== ANOTHER) return { structureId: choice, structure: null };
  if (name === '') return { structureId: null, structure: null };
  if (name === last(body.knownName).trim()) return { structureId: orNull(body.knownId), structure: null };
  const structure = structureFieldsFromForm(body, 'structure.');
  const territory = structure.territory || last(body.territory);
  return { structureId: null, structure: { ...structure, territory, isAnother: choice === ANOTHER } };
}

/** What both forms ask; what is left empty says nothing. */
const fieldsFromForm = (body: FormBody) => ({
  kind: last(body.kind),
  text: last(body.text),
  ...(orNull(body.title) !== null && { title: last(body.title) }),
  territory: last(body.territory),
  ...structureFromForm(body),
  effectiveOn: orNull(body.effectiveOn),
  endsOn: orNull(body.endsOn),
  deadlineOn: orNull(body.deadlineOn),
  sourceText: orNull(body.sourceText),
  sourceUrl: null,
  alternative: orNull(body.alternative),
  newAddress: orNull(body.newAddress),
  acronym: orNull(body.acronym),
  themes: [body.themes ?? []].flat().filter(Boolean),
  confirmed: confirmedFromForm(body),
});

/** A practice question stays where it is asked, whatever the other choices say. */
function reachFromForm(body: FormBody) {
  const kind = last(body.kind);
  const stays = isNewsKind(kind) && staysInCommunity(kind);
  return {
    ...(!stays && last(body.scope) !== '' && { scope: last(body.scope) }),
    communitySlug: orNull(body.communitySlug),
    onBehalfOf: orNull(body.onBehalfOf),
    supersedes: orNull(body.supersedes),
  };
}

export const newsFromForm = (body: FormBody) => ({
  ...fieldsFromForm(body),
  ...reachFromForm(body),
  ...(body.status !== undefined && { status: last(body.status) }),
});

export const draftChangeFromForm = (body: FormBody) => {
  const { structure, ...fields } = fieldsFromForm(body);
  const isPublished = last(body.status) === 'published';
  return {
    ...fields,
    ...(structure && { structure }),
    ...reachFromForm(body),
    ...(isPublished && { status: 'published' }),
  };
};

export const newsEditFromForm = (body: FormBody) => {
  const { structure, ...fields } = fieldsFromForm(body);
  return { ...fields, ...(structure && { structure }), correction: last(body.change) === 'correction' };
};
