import { type FreeTexts, freeTexts, member } from './free-texts.js';

/** What colleagues say below an item. */
export const textsOfNewsLife: FreeTexts[] = [
  freeTexts('POST /api/news/{id}/comments', {
    at: ({ keptNewsId }) => keptNewsId,
    by: member,
    body: { text: 'Merci.' },
    fields: ['text'],
  }),
];
