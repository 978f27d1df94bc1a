import { describe, expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

describe('an exact age is advised on', () => {
  it.each([
    ['un jeune de 17 ans', '17 ans'],
    ['Femme, 34 ans', '34 ans'],
    ['agee de 82 ans', '82 ans'],
    ['un bébé de 8 mois', '8 mois'],
    ['il a 45 ans et dort à Brest', '45 ans'],
    ['elle a 45 ans et travaille à l’usine Fictive', '45 ans'],
    ['17ans, au lycée Jules-Invention', '17ans'],
  ])('%j', (text, age) => {
    expect(marked(text)).toEqual([`age-lieu:advise ${age}`]);
  });
});

it.each([
  'depuis 10 ans à Brest',
  'il a 17 ans',
  'les 16-25 ans à Brest, de 6 à 11 ans à Quimper',
  'moins de 26 ans, dès 18 ans, 60 ans et plus, à Brest',
  'bail de 3 ans, CDD de 2 ans, titre de séjour de 10 ans, à Brest',
  'l’association fête ses 20 ans à Brest',
  'les jeunes de 18 ans à Brest',
  'un délai de 8 mois à Brest',
  'il a 17 ans, comme partout en France',
])('%j tells nobody', (text) => {
  expect(marked(text)).toEqual([]);
});
