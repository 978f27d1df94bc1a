import { type FreeTexts, freeTexts, member } from './free-texts.js';

const ENTRY = ['sense', 'explanation', 'equivalent'];

/** What colleagues write of an acronym; itself it is letters, and as short as one. */
export const textsOfGlossary: FreeTexts[] = [
  freeTexts('POST /api/glossary', {
    by: member,
    body: { acronym: 'ZQX', sense: 'Zone de quartier' },
    fields: ENTRY,
  }),
  freeTexts('PATCH /api/glossary/{id}', { at: () => 'caf-fr', by: member, fields: ENTRY }),
];
