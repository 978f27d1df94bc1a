import type { Association } from '../../../features/associations/association.entity.js';
import { NEWS_SCOPES } from '../../../features/board/news-item.entity.js';
import type { Community } from '../../../features/communities/community.entity.js';
import type { Structure } from '../../../features/structures/structure.entity.js';
import { structureLabel } from '../../../features/structures/structure-likeness.rules.js';
import { fieldsRequired, NEWS_KINDS, type NewsField, type NewsKind } from '../../../vocabulary/news-kinds.js';
import { THEMES } from '../../../vocabulary/themes.js';
import { nearStructure, structureTypeGroups } from '../../views/structure-choices.view.js';
import { territoryGroups } from '../choices.view.js';
import type { PostedForm } from '../events/posted-form.input.js';

type Asked = NewsField | 'alternative';

/** What a kind does not need to be news, and often says. */
const ALSO: Partial<Record<NewsKind, readonly Asked[]>> = {
  'fermeture-definitive': ['effectiveOn', 'alternative'],
  'fermeture-temporaire': ['alternative'],
  horaires: ['endsOn'],
  contact: ['effectiveOn'],
  saturation: ['alternative'],
  'nouveau-dispositif': ['structure'],
  reforme: ['structure'],
  'appel-a-projet': ['structure'],
  formation: ['endsOn', 'structure'],
  evenement: ['endsOn', 'structure'],
  ressource: ['structure'],
  alerte: ['effectiveOn', 'structure'],
};

const NO_SOURCE: readonly NewsKind[] = ['question-pratique', 'question-sigle', 'coup-de-main'];

/** What a kind shows of the form, and what of that it needs. */
function askedBy(kind: NewsKind): { needs: readonly Asked[]; asks: readonly Asked[] } {
  const needs = fieldsRequired(kind);
  const source: Asked[] = NO_SOURCE.includes(kind) ? [] : ['source'];
  return { needs, asks: [...new Set([...needs, ...(ALSO[kind] ?? []), ...source])] };
}

/** One to choose; the sheet shows what it asks, and says what it needs. */
function kindTile(kind: NewsKind) {
  const { needs, asks } = askedBy(kind);
  return { kind, asks: asks.join(' '), needs: needs.join(' ') };
}

export interface PostChoices {
  locale: string;
  structures: readonly Structure[];
  near: readonly Structure[];
  communities: readonly Community[];
  associations: readonly Association[];
}

/** What the form needs beside what was typed. */
export const postForm = (
  { locale, structures, near, communities, associations }: PostChoices,
  values: PostedForm,
) => ({
  values,
  kinds: NEWS_KINDS.map(kindTile),
  themes: THEMES,
  scopes: NEWS_SCOPES.filter((scope) => scope !== 'community' || communities.length > 0),
  territories: territoryGroups(),
  types: structureTypeGroups(locale),
  structures: structures.map(structureLabel),
  near: near.map((each) => nearStructure(each, locale)),
  communities: communities.map(({ slug, name }) => ({ value: slug, label: name })),
  associations: associations.map(({ id, name }) => ({ value: id, label: name })),
});
