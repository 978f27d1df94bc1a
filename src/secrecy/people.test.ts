import { describe, expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

describe('a civility and a name are asked about', () => {
  it.each([
    ['Mme D. refuse', 'Mme D.'],
    ['M. Kerfictif', 'M. Kerfictif'],
    ['M Kerfictif', 'M Kerfictif'],
    ['Mr.Kerfictif', 'Mr.Kerfictif'],
    ['Mme.D a rappelé', 'Mme.D'],
    ['mme kerfictif refuse', 'mme kerfictif'],
    ['MADAME KERFICTIF', 'MADAME KERFICTIF'],
    ['Mme KERFICTIF Odile est là', 'Mme KERFICTIF Odile'],
    ['Monsieur Le Fictif', 'Monsieur Le Fictif'],
    ['Madame de La Fiction', 'Madame de La Fiction'],
    ['Mme D’Invention', 'Mme D’Invention'],
    ['Mᵐᵉ Kerfictif', 'Mᵐᵉ Kerfictif'],
    ['pour M.\nKerfictif', 'M.\nKerfictif'],
    ['M. et Mme B. sont venus', 'Mme B.'],
    ['M. A. est seul', 'M. A.'],
    ['Monsieur Seguin', 'Monsieur Seguin'],
  ])('%j', (text, passage) => {
    expect(marked(text)).toEqual([`civilite-nom:confirm ${passage}`]);
  });
});

it.each([
  'Madame, Monsieur,',
  'Mme la directrice, M. le maire, M. le Préfet',
  'Madame la Présidente, Madame La Présidente',
  'rue de Mme de Sévigné, avenue Monsieur Vincent, lycée Madame de Staël',
  'Mme X et M. X., Mme XX, M. Untel, Mme Tout-le-monde',
  'monsieur est sorti, mme a rappelé, mme la présidente',
  'le monsieur de Brest',
  'MONSIEUR EST SORTI, MADAME LA DIRECTRICE AUSSI',
  'un budget de 10 M. Les associations',
  'la M.A.S. et le M.J.C.',
  'Bonjour Madame\nLa permanence',
])('%j names nobody', (text) => {
  expect(marked(text)).toEqual([]);
});
