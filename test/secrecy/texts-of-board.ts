import { type FreeTexts, freeTexts, member } from './free-texts.js';

const STRUCTURE = ['name', 'town', 'address', 'phone', 'email', 'website'];

const NEWS = [
  ...['text', 'title', 'sourceText', 'sourceUrl', 'alternative', 'newAddress', 'acronym'],
  ...STRUCTURE.map((field) => `structure.${field}`),
];

const structure = { name: 'Une nouvelle structure', type: 'association', territory: 'FR-29' };

const news = {
  ...{ kind: 'nouveau-dispositif', text: 'Une équipe mobile se met en place.', territory: 'FR-29' },
  ...{ effectiveOn: '2027-03-05', structure },
};

/** Structures, and news: posted, kept in draft, looked at before, and edited. */
export const textsOfBoard: FreeTexts[] = [
  freeTexts('POST /api/structures', { by: member, body: structure, fields: STRUCTURE }),
  freeTexts('PATCH /api/structures/{id}', {
    at: ({ structureId }) => structureId,
    by: member,
    fields: STRUCTURE,
  }),
  freeTexts('POST /api/news', { by: member, body: news, fields: NEWS }),
  freeTexts('POST /api/news', { by: member, body: { ...news, status: 'draft' }, fields: NEWS }),
  freeTexts('POST /api/news/previews', { by: member, body: news, fields: NEWS }),
  freeTexts('PATCH /api/news/{id}', {
    at: ({ keptNewsId }) => keptNewsId,
    by: (_app, { leaving }) => leaving,
    body: { structure },
    fields: NEWS,
  }),
];
