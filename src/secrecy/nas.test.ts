import { describe, expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

describe('a social insurance number', () => {
  it.each([
    ['NAS 123-456-782', '123-456-782'],
    ['nas123456782', '123456782'],
    ['N.A.S. : 12 34 56 782', '12 34 56 782'],
    ['SIN 123.456.782', '123.456.782'],
    ['son NAS, il ne sait plus : 123 456 782', '123 456 782'],
    ['NAS demandé par l’entreprise : 123-456-782', '123-456-782'],
    ['123 456 782, c’est son numéro d’assurance sociale', '123 456 782'],
  ])('%j is refused: the text speaks of it', (text, number) => {
    expect(marked(text)).toEqual([`nas:block ${number}`]);
  });

  it('by three figures, is asked about in Québec only', () => {
    expect(marked('voici : 123 456 782', 'CA-QC')).toEqual(['nas:confirm 123 456 782']);
    expect(marked('voici : 123456782', 'CA-QC')).toEqual([]);
    expect(marked('voici : 123 456 782', 'FR')).toEqual([]);
    expect(marked('voici : 123 456 782', null)).toEqual([]);
  });

  it.each([
    'NAS 123-456-789',
    'SIREN 123 456 782',
    'SIREN de l’association : 123 456 782 (le NAS ? non)',
    'SIRET 123 456 782 00015, NAS à venir',
    '123 456 782 00015, NAS à venir',
    'organisme de bienfaisance 12345 6782 RR0001, assurance sociale comprise',
    '123 456 782 $ pour l’assurance sociale',
    'NEQ et NAS : demandez au 2026-11-22 9 h',
    'RCS Brest B 123 456 782 ; NAS : aucun',
  ])('%j holds none', (text) => {
    expect(marked(text, 'CA-QC')).toEqual([]);
  });

  it('is not the beginning of a telephone', () => {
    expect(marked('249 - 514 555-0326', 'CA-QC')).toEqual(['tel-ca:confirm 514 555-0326']);
  });

  it('beside a SIREN is told from it', () => {
    expect(marked('SIREN 123 456 782, NAS 555 555 556')).toEqual(['nas:block 555 555 556']);
  });
});
