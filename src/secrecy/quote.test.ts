import { expect, it } from 'vitest';
import type { Find } from './find.js';
import { headsOf, quote } from './quote.js';

const find = (text: string, passage: string): Find => {
  const start = text.indexOf(passage);
  return { code: 'civilite-nom', level: 'confirm', start, end: start + passage.length };
};

const told = (text: string, ...passages: string[]) =>
  quote(
    text,
    passages.map((passage) => find(text, passage)),
  ).map((piece) => (piece.find ? `[${piece.text}]` : piece.text));

it('quotes nothing where nothing stands', () => {
  expect(quote('Le CCAS ouvre lundi.', [])).toEqual([]);
});

it.each([
  ['Mme D. viendra.', ['Mme D.'], ['[Mme D.]', ' viendra.']],
  ['Avec Mme D. et M. K.', ['Mme D.', 'M. K.'], ['Avec ', '[Mme D.]', ' et ', '[M. K.]']],
])('cuts « %s » at its passages', (text, passages, pieces) => {
  expect(told(text, ...passages)).toEqual(pieces);
});

it('leaves out what is far from every passage', () => {
  const far = 'loin '.repeat(40);
  const [before, , between, , after] = told(`${far}Mme D.${far}M. K.${far}`, 'Mme D.', 'M. K.');
  expect(before).toBe(`…${far.slice(-60)}`);
  expect(between).toBe(`${far.slice(0, 60)}…${far.slice(-60)}`);
  expect(after).toBe(`${far.slice(0, 60)}…`);
});

it('cuts no character in two', () => {
  const [before] = told(`${'😀'.repeat(100)}Mme D.`, 'Mme D.');
  expect(before).toBe(`…${'😀'.repeat(60)}`);
});

it('says each rule once, the gravest first', () => {
  const finds: Find[] = [
    { code: 'courriel', level: 'confirm', start: 0, end: 1 },
    { code: 'nir', level: 'confirm', start: 2, end: 3 },
    { code: 'nir', level: 'block', start: 4, end: 5 },
    { code: 'courriel', level: 'confirm', start: 6, end: 7 },
  ];
  expect(headsOf(finds)).toEqual([finds[2], finds[0]]);
});
