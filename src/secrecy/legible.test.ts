import { describe, expect, it } from 'vitest';
import { legible } from './legible.js';

describe('a text is read as it is seen', () => {
  it.each([
    ['no-break and thin spaces', '06\u00a039\u202f98\u200900', '06 39 98 00'],
    ['invisible characters', '0\u200b6\u200d\ufeff\u00ad3\u2060', '063'],
    ['dashes of all kinds', '1‐2‑3‒4–5—6−7－8', '1-2-3-4-5-6-7-8'],
    ['full-width forms', '２６９，Ａ＠', '269,A@'],
    ['figures of other scripts', '٠٦', '٠٦'.normalize('NFKC')],
    ['accents after their letter', 'ne\u0301e le 1\u0323', 'née le 1'],
    ['ligatures and letters raised', 'oﬃcier Mᵐᵉ', 'officier Mme'],
    ['raised circles', 'nº 12', 'n° 12'],
    ['apostrophes', 'd’un d‘un dʼun', "d'un d'un d'un"],
    ['middle dots', 'né·e 06•39', 'né.e 06.39'],
    ['runs of white space', 'a \u00a0\t b \r\n\r\n c', 'a b\nc'],
    ['lone surrogates', 'a\ud800b', 'a\ud800b'],
  ])('%s', (_, given, text) => {
    expect(legible(given).text).toBe(text);
  });

  it('has a plain side at the same offsets', () => {
    const { text, plain } = legible('École d’ÉTÉ, İzmir 😀');
    expect(plain).toBe("ecole d'ete, izmir 😀");
    expect(plain).toHaveLength(text.length);
  });

  it('knows where each piece was given', () => {
    const given = 'Le\u200b \u00a0\u202f0\u200b6 e\u0301';
    const { text, given: where } = legible(given);
    const pieceOf = (piece: string) => {
      const { start, end } = where(text.indexOf(piece), text.indexOf(piece) + piece.length);
      return given.slice(start, end);
    };
    expect(pieceOf('06')).toBe('0\u200b6');
    expect(pieceOf('é')).toBe('e\u0301');
    expect(pieceOf('Le 06')).toBe('Le\u200b \u00a0\u202f0\u200b6');
  });
});
