import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NewsList } from '../src/features/board/news-list.service.js';
import { startApp, type TestApp } from './support/app.js';
import { type GivenNews, insertNews } from './support/news-rows.js';

/** What is on the board, the oldest first; each is called by its letter. */
const board = {
  A: {
    kind: 'fermeture-temporaire',
    title: 'L’hébergement d’urgence ferme tout l’été',
    text: 'Le CHRS n’accueille plus personne du 1er juillet au 31 août. Appeler le 115.',
    structureName: 'CHRS Kérélys, Brest',
  },
  B: {
    kind: 'ouverture',
    title: 'Deux hébergements de plus pour les familles',
    text: 'Des places pour des enfants et leurs mères, à l’hôtel social.',
    structureName: 'SIAO 29',
  },
  C: {
    kind: 'horaires',
    title: 'Nouveaux horaires du CCAS',
    text: 'L’accueil ouvre à 8h30, le mercredi aussi. Œuvre de la mairie.',
    structureName: 'C.C.A.S. de Brest',
  },
  D: {
    kind: 'saturation',
    title: 'Les hôpitaux de jour sont complets',
    text: 'Liste d’attente de six mois en pédopsychiatrie ; les travaux durent.',
    structureName: 'Hôpital de Bohars',
  },
  E: {
    kind: 'reforme',
    territory: 'FR',
    title: 'Le RSA change au 1er janvier',
    text: 'Quinze heures d’activité par semaine : le département précise. Décret n° 2023-1196.',
  },
  F: {
    kind: 'demenagement',
    title: 'La mission locale déménage',
    text: 'Elle reçoit désormais rue de l’Élorn, près de l’arrêt Saint-Martin. Jusqu’à mardi, rien ne change.',
    structureName: 'Mission locale du Pays de Brest',
  },
  G: {
    kind: 'ressource',
    title: 'Un guide pour les sans-abri',
    text: 'Bagagerie, douches, accueils médico-sociaux : tout est là. Voir aussi le bail mobilité.',
    sourceText: 'Fédération des acteurs de la solidarité',
  },
  H: {
    kind: 'formation',
    territory: 'CA-QC-06',
    title: 'Mental health first aid at the CLSC',
    text: 'Two days with nurses and social workers. Families are welcome; shelters too.',
    structureName: 'CLSC Métro',
  },
  I: {
    kind: 'offre-emploi',
    title: 'Éducatrice spécialisée, internat',
    text: 'CDI, convention 66. Les infirmières et les travailleuses sociales peuvent postuler. Bien placé.',
    structureName: 'Foyer des Trois-Rivières',
  },
  J: {
    kind: 'contact',
    title: 'Le numéro de l’ASE a changé',
    text: 'Domiciliation et aides financières : 02 98 76 54 32.',
    alternative: 'Passer par le standard du Conseil départemental.',
  },
} satisfies Record<string, GivenNews>;

type Letter = keyof typeof board;

/** What people type, and what they find by it, the most relevant first; both databases agree. */
const cases: [question: string, found: string][] = [
  // Elision, however the apostrophe is typed
  ['l’hébergement', 'BA'],
  ["l'hébergement", 'BA'],
  ['l ʼhébergement', 'BA'],
  ['d’hébergement', 'BA'],
  ['jusqu’à mardi', 'F'],
  ['l’Élorn', 'F'],
  // Number
  ['hébergement', 'BA'],
  ['hébergements', 'BA'],
  ['hôpital', 'D'],
  ['hôpitaux', 'D'],
  ['horaire', 'C'],
  ['nouvel horaire', 'C'],
  ['travail', 'DI'],
  ['baux', 'G'],
  ['place', 'IB'],
  ['médico-social', 'G'],
  ['famille', 'B'],
  // Gender, and words of one family
  ['éducateur', 'I'],
  ['infirmier', 'I'],
  ['travailleur', 'I'],
  ['héberger', 'BA'],
  ['fermée', 'A'],
  ['déménagement', 'F'],
  ['domicilier', 'J'],
  // Accents and case
  ['hebergement', 'BA'],
  ['HÉBERGEMENT', 'BA'],
  ['elorn', 'F'],
  ['PEDOPSYCHIATRIE', 'D'],
  ['e\u0301lorn', 'F'],
  // Ligatures
  ['œuvre', 'C'],
  ['oeuvre', 'C'],
  // Acronyms, with and without their dots
  ['CCAS', 'C'],
  ['ccas', 'C'],
  ['C.C.A.S.', 'C'],
  ['c.c.a.s', 'C'],
  ['c.c.a.s. brest', 'C'],
  ['R.S.A.', 'E'],
  ['chrs', 'A'],
  ['ASE', 'J'],
  // Hyphens
  ['sans-abri', 'G'],
  ['sans abri', 'G'],
  ['sans‑abri', 'G'],
  ['sansabri', 'G'],
  ['saint martin', 'F'],
  ['trois-rivieres', 'I'],
  ['trois rivières', 'I'],
  ['médicosociaux', 'G'],
  // Numbers
  ['115', 'A'],
  ['8h30', 'C'],
  ['2023-1196', 'E'],
  ['02 98 76 54 32', 'J'],
  ['02.98.76.54.32', 'J'],
  // Several words, in any order, wherever each is
  ['été urgence', 'A'],
  ['urgence été', 'A'],
  ['horaires brest', 'C'],
  ['Brest', 'FCA'],
  ['accueil', 'GCA'],
  ['rsa logement', ''],
  // The last word may be a beginning; the others not
  ['hébergem', 'BA'],
  ['urg', 'A'],
  ['bag', 'G'],
  ['ur', ''],
  ['hébergem urgence', ''],
  ['pédopsy', 'D'],
  // The kind and the territory say something too
  ['fermeture', 'A'],
  ['saturation', 'D'],
  ['formation clsc', 'H'],
  ['Finistère bagagerie', 'G'],
  // English
  ['mental health', 'H'],
  ['nurse', 'H'],
  ['the nurses', 'H'],
  ['family', 'H'],
  ['shelter', 'H'],
  // What comes beside the text
  ['solidarité', 'G'],
  ['standard', 'J'],
  // Nothing to look for
  ['le la les', ''],
  ['d’', ''],
  ['🙂', ''],
  ['…', ''],
  ['*', ''],
  // Not words of the board
  ['tramway', ''],
  ['.territory.fr-29', ''],
  ['.t.hebergement', 'BA'],
  // What would be syntax elsewhere
  ['"hébergement', 'BA'],
  ["hébergement' or '1'='1", ''],
  ["'; drop table news_search; --", ''],
  ['hébergement OR rsa', ''],
  ['hébergement NOT urgence', ''],
  ['NEAR(urgence été)', ''],
  ['terms:urgence', ''],
  ['urgence* & !été', 'A'],
  ['urgence:*', 'A'],
  ['(((', ''],
  ['-urgence', 'A'],
  ['%', ''],
  ['_', ''],
  ['\\', ''],
  ['été\u0000urgence', 'A'],
  ['\ud800 urgence', 'A'],
  ['شقة', ''],
];

let app: TestApp;
let list: NewsList;
const letters = new Map<string, Letter>();

beforeAll(async () => {
  app = await startApp();
  list = app.get(NewsList);
  const items = await insertNews(app, Object.values(board));
  for (const [index, letter] of (Object.keys(board) as Letter[]).entries())
    letters.set(items[index]!.id, letter);
});
afterAll(() => app.close());

async function lettersOf(q: string, asked: Parameters<NewsList['items']>[1] = {}): Promise<string> {
  const { items } = await list.items(null, { q, ...asked });
  return items.map(({ id }) => letters.get(id)).join('');
}

describe('searching', () => {
  it.each(cases)('%j finds %j', async (question, found) => {
    expect(await lettersOf(question)).toBe(found);
  });

  it('tells more than sixty things', () => {
    expect(cases.length).toBeGreaterThan(60);
  });

  it('puts the title first, then the structure’s name, then the text; the latest first within each', async () => {
    const [text, name, title, late] = await insertNews(app, [
      { title: 'Une chose', text: 'Un mot sur le zébulon.' },
      { title: 'Une autre', structureName: 'Le Zébulon' },
      { title: 'Zébulons' },
      { title: 'Encore une', text: 'zébulon' },
    ]);
    const found = async (sort: 'recent' | 'relevance') =>
      (await list.items(null, { q: 'zébulon', sort })).items.map(({ id }) => id);
    expect(await found('relevance')).toEqual([title!.id, name!.id, late!.id, text!.id]);
    expect(await found('recent')).toEqual([late!.id, title!.id, name!.id, text!.id]);
  });

  it('never fails, whatever is typed', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'"\'*:()-&|!<>^{}.,;\\%_+ aéNOTAND0'), maxLength: 80 }),
      fc
        .array(fc.constantFrom('AND', 'OR', 'NOT', 'NEAR', 'urgence', '"', "l'", 'l’', '-', '*', ':'))
        .map((w) => w.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (q) => {
        expect((await list.items(null, { q })).next).toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});
