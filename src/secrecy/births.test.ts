import { expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

it.each([
  'née le 12/03/1987',
  'NEE LE 12.03.87',
  'Né(e) le 3 avril 1990',
  'né·e le 1er août 2001',
  'nés le 3 sept. 2024',
  'ne le 12/03/1987',
  'née à Saint-Inventé le 12 mars 1987',
  'née\u00a0le 12\u202fmars 1987',
  'ne\u0301e le 12/03/1987',
  'née le\n12/03/1987',
  'né le 12031987',
  'DDN : 1990-01-31',
  'd.d.n. 1987/03/12',
  'Date de naissance de l’aînée : 12-03-2015',
  'naissance de son fils le 12/03/2024',
])('%j is asked about', (birth) => {
  expect(marked(`Dossier. ${birth}, à revoir`)).toEqual([`naissance:confirm ${birth}`]);
});

it.each([
  'La permanence est née en 1987.',
  'née de cette réunion du 12/03/2026',
  'L’association est née le 12 mars 1987',
  'Le collectif, né le 4 octobre 2023, cherche un local',
  'On ne sait pas si le 12/03/2027 sera férié',
  'Le nouveau-né, le 12/03/2026, à la PMI',
  'Prime à la naissance : montant revu au 01/04/2026',
  'née le 45/13/1987',
  'réunion du 12/03/1987',
])('%j is nobody’s', (text) => {
  expect(marked(text)).toEqual([]);
});
