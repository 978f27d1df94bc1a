import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, searchable, slugify } from './text.js';

describe('what people type', () => {
  it.each([
    ['tabs and lines stay', 'un\tdeux\r\ntrois\rquatre', 'un\tdeux\ntrois\nquatre'],
    ['control characters go, old and new', 'a\0b\u001bc\u007fd\u0085e\u009bf\u2028g', 'abcdefg'],
    ['accents are one character', 'E\u0301te\u0301', 'Été'],
    ['half of a pair is replaced', 'a\ud83db', 'a\ufffdb'],
    ['blanks around go', ' \n mot \n ', 'mot'],
  ])('%s', (_rule, typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  it('is one line where one is asked', () => {
    expect(cleanLine(' Café \n entre\u00a0 pairs ')).toBe('Café entre pairs');
  });

  it('is searched without accents, case or ligatures', () => {
    expect(searchable(' Cœur  d’Équipe ')).toBe("coeur d'equipe");
  });

  it('makes an address of plain words', () => {
    expect(slugify('Réseau – Finistère !')).toBe('reseau-finistere');
  });
});
