import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACES, placedTerm, type Wanted, wantedBy } from './search-query.js';
import { termsOf } from './search-terms.js';

function termsIn(wanted: Wanted): string[] {
  if ('term' in wanted) return [wanted.term];
  if ('found' in wanted) return [...termsIn(wanted.found), ...termsIn(wanted.butNot)];
  return ('allOf' in wanted ? wanted.allOf : wanted.anyOf).flatMap(termsIn);
}

/** Whether a text with these terms has what is wanted, as the databases decide it. */
function has(terms: readonly string[], wanted: Wanted): boolean {
  if ('found' in wanted) return has(terms, wanted.found) && !has(terms, wanted.butNot);
  if ('allOf' in wanted) return wanted.allOf.every((each) => has(terms, each));
  if ('anyOf' in wanted) return wanted.anyOf.some((each) => has(terms, each));
  return wanted.isBeginning
    ? terms.some((term) => term.startsWith(wanted.term))
    : terms.includes(wanted.term);
}

describe('the terms of a text', () => {
  it.each([
    ['L’hébergement', ['hebergement', 'heberg']],
    ['jusqu’à l’Élorn', ['elorn']],
    ['C.C.A.S. de Brest', ['ccas', 'cca', 'brest']],
    ['sans-abri', ['sansabri', 'abri']],
    ['le 115, 24h/24', ['115', '24h', '24']],
    ['Œuvres', ['oeuvres', 'oeuvr']],
    ['aux urgences', ['urgences', 'urgenc']],
    ['🙂 …', []],
    ['est-ce', []],
    ['été', ['ete']],
    ['лес', ['_43b_435_441']],
  ])('of %j are %j', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });
});

describe('what a question wants', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...`"'*:()-&|!<>^{}.,;\\%_+ aéœNOTAND0’`), maxLength: 80 }),
  );

  it('is made of terms that no database reads as syntax, whatever is typed', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...PLACES), (question, place) => {
        const wanted = wantedBy(question, place);
        for (const term of wanted ? termsIn(wanted) : []) expect(term).toMatch(/^(\.[tn]\.)?[a-z0-9_]+$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('is in every text that has the question’s own words, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 10 }), (words) => {
        const wanted = wantedBy(words.join(' '), 'anywhere');
        if (wanted) expect(has(termsOf([...words].reverse().join(' ')), wanted)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is in the title only where every word is', () => {
    const title = termsOf('Le CCAS ferme').map((term) => placedTerm('title', term));
    expect(has(title, wantedBy('ccas fermée', 'title')!)).toBe(true);
    expect(has(title, wantedBy('ccas brest', 'title')!)).toBe(false);
    expect(has(title, wantedBy('ccas', 'anywhere')!)).toBe(false);
  });

  it('may begin with the last word alone, once it has three letters', () => {
    const text = termsOf('Une bagagerie à Brest');
    expect(has(text, wantedBy('brest bag', 'beginning')!)).toBe(true);
    expect(has(text, wantedBy('brest bag', 'anywhere')!)).toBe(false);
    expect(has(text, wantedBy('bag brest', 'beginning')!)).toBe(false);
    expect(wantedBy('brest ba', 'beginning')).toBeNull();
  });

  it('is nothing where there is no word to look for', () => {
    expect(wantedBy('le la les …', 'anywhere')).toBeNull();
  });
});
