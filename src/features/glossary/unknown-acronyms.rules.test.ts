import { expect, it } from 'vitest';
import { acronymsOf } from './acronyms.rules.js';
import { allEntries } from './glossary.rules.js';
import { unknownAcronyms } from './unknown-acronyms.rules.js';

const glossary = acronymsOf(allEntries([]));

it.each([
  ['words in capitals that nobody explained, once each', 'La ZQX et la ZQY, la ZQX', ['ZQX', 'ZQY']],
  ['not those that are known', 'La CAF et la ZQX', ['ZQX']],
  ['not numerals, nor what everybody writes', 'Louis XIV, OK, un SMS, NB', []],
  ['not addresses, nor names of files', 'https://zqx.example/ZQX ZQX@ville.example ZQX.pdf', []],
  ['not a line in capitals', 'FERMETURE DU CCAS EN AVRIL, REPORT EN MAI', []],
  ['not long words, nor single letters', 'FERMETURES À B', []],
])('asks about %s', (_, text, expected) => expect(unknownAcronyms(text, glossary, 3)).toEqual(expected));

it('asks about a few at most', () =>
  expect(unknownAcronyms('ZQA\nZQB\nZQC', glossary, 2)).toEqual(['ZQA', 'ZQB']));
