import { describe, expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

describe('a number of the RAMQ', () => {
  it.each([
    'TREM04121925',
    'TREM 0462 1918',
    'trem04621918',
    'Trem 0462 1918',
    'TREM-0462-1918',
    'TREM 04 62 19 18',
    'T R E M 0462 1918',
    'TREM 0462\n1918',
    'TESJ045228A8',
    'FICT80510110',
  ])('%j with its control is refused', (number) => {
    expect(marked(`voir ${number}, merci`, 'CA-QC')).toEqual([`nam:block ${number}`]);
  });

  it.each(['TREM04121920', 'FICL 8861 2319'])('%j with another is asked about', (number) => {
    expect(marked(`voir ${number}`, 'CA-QC')).toEqual([`nam:confirm ${number}`]);
  });

  it('in small letters is not told from a word by a wrong control', () => {
    expect(marked('voir ficl 8861 2319')).toEqual([]);
    expect(marked('NAM ficl 8861 2319')).toEqual(['nam:confirm ficl 8861 2319']);
  });

  const lastFigures = Array.from({ length: 90 }, (_, index) => index + 10);

  it.each([
    ['a telephone', (last: number) => `PORT 05 56 12 ${last} 14`],
    ['four numbers', (last: number) => `plan 2509 06${last} 5562`],
    ['a day and an hour', (last: number) => `Nice 12.05.26 ${last}`],
    ['a day', (last: number) => `Lyon 121120${last}`],
  ])('is not %s after a word, whatever the control', (_, text) => {
    expect(marked(lastFigures.map(text).join(' ; ')).filter((find) => find.startsWith('nam'))).toEqual([]);
  });

  it('in capitals, where it could be a day, is asked about', () => {
    const days = lastFigures.map((last) => `LYON 121120${last}`);
    const levels = marked(days.join(' ; ')).map((find) => find.split(' ')[0]);
    expect(new Set(levels)).toEqual(new Set(['nam:confirm']));
    expect(levels.length).toBeLessThanOrEqual(days.length / 5);
  });

  it('is found glued to its label', () => {
    expect(marked('NAMTREM04621918')).toEqual(['nam:block TREM04621918']);
  });

  it.each([
    'ABCD12345678',
    'Réunion à Lyon 12112026',
    'Nice 12/05/26 14h',
    'Nice 12 05 26 14, salle 3',
    'LYON 12.05.26 18.30',
    'fixe : voir juin 2012 1115',
    'en mars 2012 1115 familles',
    'ISSN 0151-0193',
    'juin 2026 0115',
    'voir trem04121920',
    'https://example.org/trem04621918',
  ])('%j is none', (text) => {
    expect(marked(text)).toEqual([]);
  });
});
