import { describe, expect, it } from 'vitest';
import { stem } from './search-stem.js';

const families = [
  'hebergement hebergements heberge hebergee hebergees heberger',
  'travail travaux',
  'bail baux',
  'hopital hopitaux',
  'social sociaux sociale sociales',
  'egal egaux egale',
  'bureau bureaux',
  'tuyau tuyaux',
  'lieu lieux',
  'heureux heureuse',
  'travailleur travailleuse travailleurs travailleuses',
  'infirmier infirmiere infirmieres',
  'etranger etrangere etrangers',
  'educateur educatrice education',
  'mediateur mediatrice mediation mediations',
  'directeur directrice directrices',
  'ferme fermee fermes fermer',
  'logement logements loger loge',
  'demenage demenagement demenager',
  'sature saturee saturation',
  'domiciliation domicilier domicilie',
  'etabli etablie etablir etablissement etablissements',
  'professionnel professionnelle professionnels',
  'ancien ancienne anciennes',
  'public publique publics publiques',
  'actif active actifs',
  'nouvel nouvelle nouveau nouveaux',
  'juge jugement',
  'famille familles',
  'family families',
  'shelter shelters',
];

const apart = [
  ['centre', 'cent'],
  ['logement', 'logique'],
  ['taux', 'tal'],
  ['social', 'societe'],
  ['fermeture', 'ferme'],
  ['station', 'nation'],
];

describe('a stem', () => {
  it.each(families)('is the same for %s', (family) => {
    expect(new Set(family.split(' ').map(stem)).size, family.split(' ').map(stem).join(' ')).toBe(1);
  });

  it.each(apart)('is not the same for %s and %s', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  it.each(['rsa', 'cas', '115', '10h30', '_644_645', 'eau'])('leaves %s alone', (word) => {
    expect(stem(word)).toBe(word);
  });
});
