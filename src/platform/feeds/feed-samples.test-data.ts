import type { FeedDocument, FeedEntry } from './feed-document.js';

export const entrySample: FeedEntry = {
  id: 'urn:uuid:01a2034c-3719-7650-bb02-8182b40b1411',
  url: 'https://maillage.example/news/01a2034c-3719-7650-bb02-8182b40b1411',
  title: 'L’accueil de jour ferme : travaux & déménagement <provisoire>',
  html: '<p>Du lundi 1er mars au vendredi 5 mars.<br>« Tout » reprend ensuite &amp; rouvre.</p>',
  categories: ['Fermeture temporaire', 'Finistère (29)'],
  publishedAt: Date.UTC(2027, 2, 1, 9),
  updatedAt: Date.UTC(2027, 2, 2, 9, 30),
};

export const feedSample = (entries: readonly FeedEntry[]): FeedDocument => ({
  id: 'tag:maillage.example,2026:news?territory=FR-29&kind=fermeture-temporaire',
  title: 'Actualités publiques (Maillage)',
  description: 'Ce qui ouvre, ferme, déménage ou change.',
  homeUrl: 'https://maillage.example/news',
  selfUrl: 'https://maillage.example/news/feed?territory=FR-29&kind=fermeture-temporaire',
  language: 'fr-FR',
  updatedAt: entries.length ? Math.max(...entries.map(({ updatedAt }) => updatedAt)) : null,
  entries,
});
