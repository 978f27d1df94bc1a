import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedWords, type Passage } from './news-wording.rules.js';

const SIGNS = { kept: '', removed: '-', added: '+' } as const;

/** « Le CCAS [-ferme][+ouvre] lundi. » */
const marked = (passages: readonly Passage[]): string =>
  passages.map(({ text, is }) => (is === 'kept' ? text : `[${SIGNS[is]}${text}]`)).join('');

const joined = (passages: readonly Passage[], ...shown: Passage['is'][]): string =>
  passages
    .filter(({ is }) => shown.includes(is))
    .map(({ text }) => text)
    .join(' ');
const letters = (text: string): string => text.replace(/\s/g, '');

describe('what an edit changed of a text, word by word', () => {
  it.each([
    ['a word', 'Le CCAS ferme lundi.', 'Le CCAS ouvre lundi.', 'Le CCAS [-ferme][+ouvre] lundi.'],
    [
      'words that follow one another, as one',
      'Fermé lundi matin à 12 h.',
      'Fermé mardi soir à 12 h.',
      'Fermé [-lundi matin][+mardi soir] à 12 h.',
    ],
    [
      'one that came',
      'Ouvert le lundi.',
      'Ouvert le lundi. Et le mardi.',
      'Ouvert le lundi. [+Et le mardi.]',
    ],
    ['one that went', 'Et le mardi. Ouvert.', 'Ouvert.', '[-Et le mardi. ]Ouvert.'],
    ['after an apostrophe', 'L’accueil de jour', 'L’écoute de jour', 'L’[-accueil][+écoute] de jour'],
    ['an accent', 'Le dispositif evolue', 'Le dispositif évolue', 'Le dispositif [-evolue][+évolue]'],
    ['a word, never a part of one', 'réouvert lundi', 'ouvert lundi', '[-réouvert][+ouvert] lundi'],
    ['a number', '02 61 91 00 22', '02 61 91 00 23', '02 61 91 00 [-22][+23]'],
    ['everything', 'Un guide', 'Deux fiches', '[-Un guide][+Deux fiches]'],
    ['nothing but its lines', 'Un\nDeux', 'Un\n\nDeux', 'Un\n\nDeux'],
  ])('%s', (_, before, after, expected) => {
    expect(marked(changedWords(before, after))).toBe(expected);
  });

  it('shows a long text that has little in common with what it was as one text and another', () => {
    const long = (word: string) => Array.from({ length: 900 }, (_, index) => `${word}${index}`).join(' ');
    expect(changedWords(long('a'), long('b'))).toEqual([
      { is: 'removed', text: long('a') },
      { is: 'added', text: long('b') },
    ]);
  });

  it('loses no letter of either', () => {
    const words = fc.array(fc.constantFrom('le', 'CCAS', 'l’accueil', 'ferme.', '12', 'h', '\n', 'été'));
    const texts = words.map((each) => each.join(' ').trim());
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const passages = changedWords(before, after);
        expect(letters(joined(passages, 'kept', 'removed'))).toBe(letters(before));
        expect(letters(joined(passages, 'kept', 'added'))).toBe(letters(after));
      }),
    );
  });
});
