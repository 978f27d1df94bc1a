import { describe, expect, it } from 'vitest';
import { findSecrets } from './find.js';
import { marked } from './marked.test-data.js';

describe('what is found in a text', () => {
  it('is told in its order, one find a passage', () => {
    expect(marked('J’accompagne Mme D., née le 12/03/1987 ; sécu 2690549588157 80.')).toEqual([
      'civilite-nom:confirm Mme D.',
      'naissance:confirm née le 12/03/1987',
      'nir:block 2690549588157 80',
    ]);
  });

  it('is the gravest where rules meet', () => {
    expect(marked('n° dossier 269054958815780')).toEqual(['nir:block 269054958815780']);
    expect(marked('0639980001@gmail.com')).toEqual(['tel-fr-mobile:confirm 0639980001']);
    expect(marked('mme.kerfictif@gmail.com')).toEqual(['courriel:confirm mme.kerfictif@gmail.com']);
  });

  it('stands where it was given, invisible characters included', () => {
    const text = 'né\u200be le\u00a012/03/1987 : 06\u200b 39\u202f98 00 01';
    expect(findSecrets(text, { country: 'FR', isPublicContact: false })).toEqual([
      { code: 'naissance', level: 'confirm', start: 0, end: 18 },
      { code: 'tel-fr-mobile', level: 'confirm', start: 21, end: 36 },
    ]);
  });

  it.each(['', ' ', '\u200b', '\ud800', '\udc00\ud800', '\u0301', '@', 'Mme', '0'.repeat(50)])(
    'is nothing in %j',
    (text) => {
      expect(marked(text, 'CA-QC')).toEqual([]);
    },
  );
});
