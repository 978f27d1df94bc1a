import { describe, expect, it } from 'vitest';
import {
  isNear,
  likenessOf,
  nearOnes,
  searchedWords,
  structureLabel,
  structureSearchText,
  typeIn,
} from './structure-likeness.rules.js';

const at = (name: string, type = 'ccas', town: string | null = null, territory = 'FR-29') => ({
  name,
  type,
  town,
  territory,
});

describe('the same structure', () => {
  it.each([
    [at('CCAS de Brest'), at('C.C.A.S. Brest')],
    [at('CCAS de Brest'), at('C. C. A. S. de Brest')],
    [at('CCAS de Brest'), at("Centre communal d'action sociale de Brest")],
    [at('CCAS de Brest'), at('Centre Communal d’Action Sociale', 'ccas', 'Brest')],
    [at('CCAS', 'ccas', 'Brest'), at('ccas de brest', 'ccas', 'BREST')],
    [at('CCAS de la ville de Brest'), at('CCAS Brest')],
    [at('Mission locale du Pays de Brest', 'mission-locale'), at('Mission Locale Brest', 'mission-locale')],
    [at('ML Brest', 'mission-locale'), at('Mission locale', 'mission-locale', 'Brest')],
    [at('Maison des solidarités de Lambézellec', 'mds'), at('MDS Lambezellec', 'mds')],
    [
      at('CLSC Hochelaga', 'clsc', 'Montréal', 'CA-QC-06'),
      at('Clsc Hochelaga-Montreal', 'clsc', null, 'CA-QC-06'),
    ],
  ])('%o has the likeness of %o', (one, other) => {
    expect(likenessOf(one)).toBe(likenessOf(other));
    expect(isNear(one, other)).toBe(true);
  });
});

describe('perhaps the same: who adds the second is asked', () => {
  it.each([
    [at('CCAS de Brest'), at('CCAS de Brest, antenne de Recouvrance')],
    [at('La Criée tranquille', 'accueil-jour', 'Brest'), at('Criée tranquille', 'association', 'Brest')],
    [at('Antenne CSAPA des Embruns', 'csapa', 'Landivisiau'), at('CSAPA des Enbruns', 'csapa')],
    [at('Centre social Kérangoff', 'centre-social'), at('Kerangof', 'centre-social', null)],
    [
      at('Mission locale de Morlaix', 'mission-locale'),
      at('Mission locale Morlaix', 'mission-locale', null, 'FR-R53'),
    ],
  ])('%o and %o', (one, other) => {
    expect(isNear(one, other)).toBe(true);
    expect(isNear(other, one)).toBe(true);
  });
});

describe('another', () => {
  it.each([
    [at('CCAS de Brest'), at('CCAS de Quimper')],
    [at('CCAS', 'ccas', 'Brest'), at('CCAS', 'ccas', 'Quimper')],
    [
      at('CCAS de Saint-Denis', 'ccas', 'Saint-Denis', 'FR-93'),
      at('CCAS de Saint-Denis', 'ccas', null, 'FR-974'),
    ],
    [at('CCAS de Brest'), at('Mission locale de Brest', 'mission-locale')],
    [
      at('Centre social Kerangoff', 'centre-social', 'Brest'),
      at('Centre social Pen ar Créac’h', 'centre-social', 'Brest'),
    ],
    [at('EHPAD Les Genêts', 'ehpad', 'Brest'), at('EHPAD Kerlaran', 'ehpad', 'Brest')],
    [at('Centre social de Brest', 'centre-social'), at('CMS de Brest', 'cms')],
    [at('Le Phare', 'association', 'Brest'), at('Le Phare', 'association', 'Morlaix')],
  ])('%o and %o', (one, other) => {
    expect(isNear(one, other)).toBe(false);
    expect(isNear(other, one)).toBe(false);
  });
});

it('shows the surest first, and few', () => {
  const branches = Array.from({ length: 9 }, (_, index) => at(`CCAS de Brest, antenne ${index}`));
  const near = nearOnes(at('CCAS Brest'), [...branches, at('C.C.A.S. de Brest')]);
  expect(near).toHaveLength(5);
  expect(near[0]?.name).toBe('C.C.A.S. de Brest');
});

it('is found by its name, its acronym, its town and its territory, however they are written', () => {
  const found = structureSearchText(at('Centre communal d’action sociale', 'ccas', 'Plougastel-Daoulas'), {
    acronym: 'CCAS',
    territory: 'Finistère (29)',
  });
  for (const asked of ['C.C.A.S. Plougastel', 'ACTION SOCIALE', 'ccas finistere', 'le centre communal'])
    for (const word of searchedWords(asked)) expect(found).toContain(word);
});

it.each(['', '???', '% _ !', "'", 'é'.repeat(500)])('takes any words: %s', (words) => {
  expect(searchedWords(words).length).toBeLessThan(7);
  expect(likenessOf(at(words))).toContain('type:ccas');
});

it.each([
  ['CCAS de Brest', 'ccas'],
  ['C.C.A.S. Brest', 'ccas'],
  ['Centre communal d’action sociale', 'ccas'],
  ['Mission locale de l’Arrée', 'mission-locale'],
  ['Maison de jeunes Le Brouillon', 'maison-jeunes'],
  ['La Criée tranquille', null],
  ['CS de Kerangoff', null],
  ['', null],
])('« %s » says its type: %s', (name, type) => {
  expect(typeIn(name)).toBe(type);
});

it.each([
  ['CCAS de Brest', 'Brest', 'CCAS de Brest'],
  ['La Criée tranquille', 'Brest', 'La Criée tranquille (Brest)'],
  ['La Criée tranquille', null, 'La Criée tranquille'],
  ['Halte de MONTREAL', 'Montréal', 'Halte de MONTREAL'],
])('%s in %s is picked as « %s »', (name, town, label) => {
  expect(structureLabel({ name, town })).toBe(label);
});
