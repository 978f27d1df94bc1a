import { describe, expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

describe('somebody’s address is asked about', () => {
  it.each([
    'prenom.nom@example.org',
    'p.nom@example.org',
    'jp.kerfictif@example.org',
    'marie@example.org',
    'mariekerfictif29@example.org',
    'karimdu29@example.org',
    'jkerfictif@example.org',
    'yann.le-demo@example.org',
    'MARIE.KERFICTIF@EXAMPLE.ORG',
    'marie.kerfictif [at] example.org',
    'marie.kerfictif(arobase)example.org',
    'inconnudutout@gmail.com',
    'jean.mas+liste@example.org',
  ])('%s', (address) => {
    expect(marked(`écrire à ${address}, merci`)).toEqual([`courriel:confirm ${address}`]);
    expect(marked(address, 'CA-QC', true)).toEqual([`courriel:confirm ${address}`]);
  });
});

describe('a service’s address is not', () => {
  it.each([
    'accueil contact info secretariat direction ccas accueil.social service-social pole-jeunes mission.locale',
    'ccas.brest cdas-lanester csapa29 polejeunesbrest maraude.brest secretariat.direction formation.continue',
    'ldh-brest emmaus.brest maison.marie sainte.anne epicerie.solidaire pen-ar-demo lacrieetranquille',
    'ne-pas-repondre rh recrutement 115 a assoc.phare@mairie france.travail la.criee',
  ])('%s', (locals) => {
    const text = locals
      .split(' ')
      .map((local) => (local.includes('@') ? `${local}.example.org` : `${local}@example.org`));
    expect(marked(text.join(', '))).toEqual([]);
  });

  it('nor is what only looks like an address', () => {
    expect(marked('café @ 14h, @marie sur les réseaux, marie@localhost, a@b, @@')).toEqual([]);
  });
});
