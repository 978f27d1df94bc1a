import { describe, expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

describe('a French mobile is asked about', () => {
  it.each([
    '06 39 98 00 01',
    '0639980001',
    '06.39.98.00.01',
    '06-39-98-00 01',
    '06/39/98/00/01',
    '+33 6 39 98 00 01',
    '+33(0)6 39 98 00 01',
    '0033639980001',
    '(06) 39 98 00 01',
    'O6 39 98 00 01',
    '0639 980 001',
    '063 998 0001',
    '06 399 800 01',
    '0 6 3 9 9 8 0 0 0 1',
    '06 39 98\n00 01',
    '07 39 98 00 01',
    '+262 692 00 00 01',
  ])('%j', (number) => {
    expect(marked(`tel ${number} le soir`)).toEqual([`tel-fr-mobile:confirm ${number}`]);
    expect(marked(`tel ${number}`, 'FR', true)).toEqual([`tel-fr-mobile:confirm ${number}`]);
  });
});

it('a number is found glued to its label', () => {
  expect(marked('tel0639980001')).toEqual(['tel-fr-mobile:confirm 0639980001']);
});

it('a French landline is advised on, and asked for as a public contact', () => {
  expect(marked('standard 02 61 91 00 01')).toEqual(['tel-fr-fixe:advise 02 61 91 00 01']);
  expect(marked('standard +33 2 61 91 00 01')).toEqual(['tel-fr-fixe:advise +33 2 61 91 00 01']);
  expect(marked('standard 02 61 91 00 01', 'FR', true)).toEqual([]);
});

it('numbers side by side are cut where they meet', () => {
  expect(marked('02 61 91 06 01 06 39 98 00 01')).toEqual([
    'tel-fr-fixe:advise 02 61 91 06 01',
    'tel-fr-mobile:confirm 06 39 98 00 01',
  ]);
  expect(marked('le 05/12 06 39 98 00 01')).toEqual(['tel-fr-mobile:confirm 06 39 98 00 01']);
});

it.each([
  '0 800 000 000',
  '08 06 00 00 00',
  '3919, 115 et 119',
  'le 07/12/2026 10 h',
  'le 07 12 2026 10 h',
  'le 12.01.2027 14.30',
  'du 07/12/26 14-18',
  'les 07-08-09-10-11 décembre',
  'départements 02, 08, 51, 59, 60',
  'SIRET 12345678200015',
  'https://example.org/0639980001',
])('%j is no number of anybody', (text) => {
  expect(marked(text)).toEqual([]);
});
