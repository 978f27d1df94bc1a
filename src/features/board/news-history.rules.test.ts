import { expect, it } from 'vitest';
import { changesOf, type NewsValue } from './news-history.rules.js';

it('each edit says what was there before, and what came in its place', () => {
  const edits: { before: Record<string, NewsValue> }[] = [
    { before: { title: 'Deux', themes: ['sante'] } },
    { before: { title: 'Un', endsOn: null } },
  ];
  const now = { title: 'Trois', themes: ['sante', 'budget'], endsOn: '2027-03-01' };
  expect(changesOf(edits, now, 'FR')).toEqual([
    [
      { field: 'title', before: 'Deux', after: 'Trois' },
      { field: 'themes', before: ['sante'], after: ['sante', 'budget'] },
    ],
    [
      { field: 'title', before: 'Un', after: 'Deux' },
      { field: 'endsOn', before: null, after: '2027-03-01' },
    ],
  ]);
});

it('does not show again a text by which somebody could be recognised', () => {
  const edits = [
    { before: { text: 'Joindre au 1 84 12 76 451 089 46.' } },
    { before: { text: 'Joindre le service.' } },
  ];
  const [last, first] = changesOf(edits, { text: 'Joindre l’accueil.' }, 'FR');
  expect(last).toEqual([{ field: 'text', before: null, after: 'Joindre l’accueil.' }]);
  expect(first).toEqual([{ field: 'text', before: 'Joindre le service.', after: null }]);
});
