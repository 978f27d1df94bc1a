import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acronymsOf } from './acronyms.rules.js';
import { explained } from './explained.rules.js';
import { allEntries, type Entry } from './glossary.rules.js';

const glossary = acronymsOf(allEntries([]));
const read = (text: string, country: 'FR' | 'CA-QC' = 'FR') => explained(text, glossary, { country });

/** The acronyms that are explained, as they stand in the text. */
const found = (text: string): string[] =>
  read(text)
    .filter(({ senses }) => senses.length > 0)
    .map(({ text: word }) => word);

describe('an acronym is explained', () => {
  const table: [why: string, text: string, expected: string[]][] = [
    ['as a word', 'Le CCAS de Brest ferme.', ['CCAS']],
    ['after an elision', "Un dossier d’ASE et l'AEMO", ['ASE', 'AEMO']],
    ['between punctuation', '(RSA), « APL » ; CAF/CPAM…', ['RSA', 'APL', 'CAF', 'CPAM']],
    ['at the end of a sentence', 'Vu avec la MDPH.', ['MDPH']],
    ['beside a hyphen', 'post-RSA, CCAS-CIAS, anti-PJJ', ['RSA', 'CCAS', 'CIAS', 'PJJ']],
    ['that has a hyphen itself', 'Une place en RI-RTF ou en CRDI\u2011TSA', ['RI-RTF', 'CRDI\u2011TSA']],
    ['with dots', 'La C.A.F. et la C.P.A.M de Quimper', ['C.A.F.', 'C.P.A.M']],
    ['listed with dots, written without', 'Une TCF et une T.C.F.', ['TCF']],
    ['in the plural, which does not show', 'Deux CHRS', ['CHRS']],
    ['in the plural, with an s', 'Les ESATs du département', ['ESATs']],
    ['as it is listed, or in capitals', 'La Carsat, puis PUMA', ['Carsat', 'PUMA']],
    ['once in a text, where it first stands', 'CAF, C.A.F., CAF\nCAF', ['CAF']],
    ['in each language', 'Ask the MDPH about AAH.', ['MDPH', 'AAH']],
    ['at the head of a sentence that is not shouted', 'URGENT : CAF fermée demain', ['CAF']],
    ['in a line in capitals, if it is long', 'FERMETURE DU CCAS DE BREST EN MAI', ['CCAS']],
  ];
  it.each(table)('%s', (_, text, expected) => expect(found(text)).toEqual(expected));
});

describe('nothing is explained', () => {
  const table: [why: string, text: string][] = [
    ['in a longer word', 'CAFÉ, CAFE, CAFETERIA, RSAS1, X_CAF, CAF29, ASE·s'],
    ['in lower case', 'un café, la caf, le rsa, carsats, pass'],
    ['in an address of a page', 'https://www.caf.fr/CAF?x=RSA et www.ADIL.org/CAF, CAF.fr'],
    ['in an address of a person', 'CAF@ville.example ou accueil@CCAS.fr'],
    ['in the name of a file', 'CCAS.pdf'],
    ['in code', 'tapez `CAF` ou (`RSA CCAS`)'],
    ['in a line in capitals, if it may be a word', 'LA PASS EST UN AME SIM MAJ CAF'],
    ['where a doubtful one has no article', 'MAJ du 3 mars : carte SIM, adresse IP, à GAP, TU ES'],
    ['in no text', ''],
    ['in signs alone', '--- ... ``` ·· ’’'],
  ];
  it.each(table)('%s', (_, text) => expect(found(text)).toEqual([]));
});

describe('a doubtful acronym is explained', () => {
  it.each([
    ['after an article', 'Une ES et l’IP', ['ES', 'IP']],
    ['beside another acronym', 'équipe : ASS, ES et CESF', ['ASS', 'ES', 'CESF']],
    ['in a clear place, later than in an unclear one', 'MAJ 3 mars. La MAJ est prononcée.', ['MAJ']],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));
});

describe('the senses of an acronym', () => {
  const senses = (text: string, country: 'FR' | 'CA-QC') =>
    read(text, country).flatMap(({ senses: all }) => all.map((sense) => [sense.country, sense.sense]));

  it('are all there', () =>
    expect(senses('ASS', 'FR')).toEqual([
      ['FR', 'Allocation de solidarité spécifique'],
      ['FR', 'Assistant de service social'],
    ]));

  it.each([
    ['FR', ['FR', 'CA-QC']],
    ['CA-QC', ['CA-QC', 'FR']],
  ] as const)('for a reader of %s begin with that country', (country, expected) =>
    expect(senses('un HLM', country).map(([of]) => of)).toEqual(expected),
  );
});

it('is told over several pieces of a text what was explained in those before', () => {
  const seen = new Set<string>();
  const counts = ['CAF et RSA', 'RSA et APL'].map(
    (piece) =>
      explained(piece, glossary, { country: 'FR', seen }).filter(({ senses }) => senses.length).length,
  );
  expect(counts).toEqual([2, 1]);
});

const joined = (text: string): string =>
  read(text)
    .map(({ text: piece }) => piece)
    .join('');

const crumb = fc.constantFrom(
  ...[
    'CAF',
    'RSA',
    'C.A.F.',
    'RI-RTF',
    'ES',
    'l’',
    "d'",
    '-',
    '.',
    '`',
    '\n',
    ' ',
    '@',
    'https://',
    'É',
    '\u0301',
    '😀',
  ],
);

it('the segments of any text are that text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => joined(text) === text));
  fc.assert(
    fc.property(fc.array(crumb, { maxLength: 60 }), (crumbs) => joined(crumbs.join('')) === crumbs.join('')),
  );
});

const many: Entry[] = Array.from({ length: 1000 }, (_, index) => ({
  id: String(index),
  acronym: `Z${String.fromCharCode(65 + (index % 26), 65 + (Math.floor(index / 26) % 26), 65 + Math.floor(index / 676))}`,
  country: null,
  sense: `Sens ${index}`,
  explanation: '',
  equivalent: null,
  revision: 1,
  updatedAt: 0,
}));

describe('a text of 100 KB', () => {
  const crowded = acronymsOf(many);
  it.each([
    ['words', 'Le ZAA de Brest et la ZBB. '],
    ['letters without a space', 'ZAA'],
    ['hyphens', '-'],
    ['hyphens between letters', 'Z-'],
    ['dots between letters', 'Z.'],
    ['backticks', '` '],
    ['accents', '\u0301'],
    ['lines', 'ZAA\n'],
  ])('of %s is read at once', { timeout: 30_000 }, (_, unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length)) + '!';
    const began = performance.now();
    explained(text, crowded, { country: 'FR' });
    // Some 50 ms where nothing else runs; a time that grows as its square would be minutes.
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
