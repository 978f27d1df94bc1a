import { describe, expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

describe('an account', () => {
  it.each([
    'FR14 2004 1010 0505 0001 3M02 606',
    'FR1420041010050500013M02606',
    'fr14 2004 1010 0505 0001 3m02 606',
    'FR 14 2004 1010 0505 0001 3M02 606',
    'FR14 20041 01005 0500013M026 06',
    'FR14-2004-1010-0505-0001-3M02-606',
    'FR14 2004 1010\n0505 0001 3M02 606',
    'GB29 NWBK 6016 1331 9268 19',
    'BE68 5390 0754 7034',
    'MA64 0115 1900 0001 2050 0053 4921',
  ])('%j with its key is refused', (account) => {
    expect(marked(`RIB : ${account}.`)).toEqual([`iban:block ${account}`]);
  });

  it('is found glued to its label', () => {
    expect(marked('IBANFR1420041010050500013M02606')).toEqual(['iban:block FR1420041010050500013M02606']);
  });

  it.each([
    'FR15 2004 1010 0505 0001 3M02 606',
    'FR14 2004 1010 0505 0001 3M02 6061',
    'XX14 2004 1010 0505 0001 3M02 606',
    'ouvert de 15 h à 18 h les mardis 12 et 19 janvier 2027',
    'TVA FR32123456782',
  ])('%j is none', (text) => {
    expect(marked(text)).toEqual([]);
  });
});
