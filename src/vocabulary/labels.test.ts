import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ACCESSIBILITY,
  EVENT_KINDS,
  isAccessibility,
  isEventKind,
  isPlaceKind,
  PLACE_KINDS,
} from './gatherings.js';
import { NEWS_KINDS } from './news-kinds.js';
import { allProfessions } from './professions.js';
import { allStructureTypes } from './structure-types.js';
import { THEMES } from './themes.js';
import { proposedZones } from './zones.js';

type Labels = Record<string, Record<string, string>>;

function area(name: string): Labels {
  const file = new URL(`../../templates/locales/fr/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Labels;
}

describe('labels of codes in the locale files', () => {
  it.each<[string, string, readonly string[]]>([
    ['vocabulary', 'eventKinds', EVENT_KINDS],
    ['vocabulary', 'placeKinds', PLACE_KINDS],
    ['vocabulary', 'accessibility', ACCESSIBILITY],
    ['vocabulary', 'professionFamilies', [...new Set(allProfessions().map(({ family }) => family))]],
    ['vocabulary', 'newsKinds', NEWS_KINDS],
    ['vocabulary', 'newsKindHelp', NEWS_KINDS],
    ['vocabulary', 'themes', THEMES],
    ['vocabulary', 'structureFamilies', [...new Set(allStructureTypes().map(({ family }) => family))]],
    ['format', 'zones', proposedZones()],
  ])('%s.%s names each code, and no other', (name, section, codes) => {
    expect(Object.keys(area(name)[section] ?? {}).sort()).toEqual([...codes].sort());
  });
});

it.each([
  [isEventKind, 'soiree', 'bar'],
  [isPlaceKind, 'bar', 'soiree'],
  [isAccessibility, 'calme', 'toString'],
])('a code is told from any other text', (isCode, known, unknown) => {
  expect(isCode(known)).toBe(true);
  expect(isCode(unknown)).toBe(false);
});
