import { describe, expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

describe('a Sécurité sociale number', () => {
  it.each([
    '2 69 05 49 588 157 80',
    '269054958815780',
    '2.69.05.49.588.157.80',
    '2-69-05-49-588-157/80',
    '2 69 05 49 588 157 clé 80',
    '2 69 05 49 588 157, clef : 80',
    '2 69 05 49 588 157 (80',
    '2,69,05,49,588,157,80',
    '2 69 05 49 58\n8 157 80',
    '2\u200b69\u00a005\u202f49\u2009588 157 80',
    '２６９０５４９５８８１５７８０',
    '269 054 958 815 780',
    '2 6 9 0 5 4 9 5 8 8 1 5 7 8 0',
    '253072A07300443',
    '2 53 07 2b 073 004 70',
    '785123306301262',
  ])('%j with its key is refused', (number) => {
    expect(marked(`n°${number}.`)).toEqual([`nir:block ${number}`]);
  });

  it.each(['2 69 05 49 588 157', '2690549588157', '2 95 10 99 126 111 99'])(
    '%j without its key, or with another, is asked about',
    (number) => {
      expect(marked(`numéro ${number}`)).toEqual([`nir:confirm ${number}`]);
    },
  );

  it('in groups of its author needs the word', () => {
    expect(marked('26905 495881 5780')).toEqual([]);
    expect(marked('sécu 26905 495881 5780')).toEqual(['nir:block 26905 495881 5780']);
  });

  it.each([
    '253072C07300443',
    '969054958815780',
    '2 69 13 49 588 157 80',
    '26905495881578012',
    'SIRET 12345678200015',
    '2690500588157',
    'https://example.org/?ref=2690549588157',
  ])('%j is none', (text) => {
    expect(marked(text)).toEqual([]);
  });

  it.each([
    '27185 0831786231',
    '13003, 0491051234',
    '238\n96565429\n02',
    '765 2026 11062020',
    'SIREN 130 418 692 - 661 343',
  ])('%j is numbers side by side, whatever their key', (text) => {
    expect(marked(text).filter((find) => find.startsWith('nir'))).toEqual([]);
  });

  it('stands right after another number', () => {
    expect(marked('1 2 69 05 49 588 157 80')).toEqual(['nir:block 2 69 05 49 588 157 80']);
    expect(marked('13003 2690549588157 80')).toEqual(['nir:block 2690549588157 80']);
  });
});
