import { expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

it.each([
  'n° allocataire : 1234567',
  'Numéro de dossier : 2026-118842',
  'numéro de dossier est le 445566',
  'N° d’allocataire 1234567',
  'N° CAF 0123456',
  'allocataire 7654321 K',
  'AGDREF : 7503012345',
  'dossier MDPH n° 29-2026-4471',
  'Dossier CAF 1234567',
  'dossier (n° 445566',
  'matricule 118-842-01',
  'identifiant France Travail 1234567A',
  'demandeur d’asile n° 13-0012345',
  'n° unique : 029112233445566',
  'n°\u00a0de\u202fdossier 12 34 56',
])('%j is asked about', (passage) => {
  expect(marked(`Voir ${passage} en attente`)).toEqual([`dossier:confirm ${passage.replace(/ K$/, '')}`]);
});

it.each([
  'dossier FSL à déposer',
  'Dépôt du dossier : 30-11-2026',
  'n° de dossier : à demander',
  'Dossier n° 12 de la revue, 45 pages',
  'IPP de 10 %',
  'Cerfa n° 13740*03, n° FINESS 290012345',
  'n° dossier https://example.org/dossier/445566',
])('%j is no number of anybody', (text) => {
  expect(marked(text)).toEqual([]);
});
