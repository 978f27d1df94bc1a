import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAreas, type Texts } from './translations.js';
import { typeset } from './typography.js';

const folder = new URL('../../../templates/locales/', import.meta.url);
const PLURAL = /_(?:zero|one|many|other)$/;

/** Every text of an area under its full key. */
function flatten(texts: Texts, path = ''): [key: string, text: string][] {
  if (typeof texts === 'string') return [[path, texts]];
  return Object.entries(texts).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key));
}

const areasOf = (language: string) => readAreas(new URL(`${language}/`, folder));
const fr = areasOf('fr');
const en = areasOf('en');
const frCA = areasOf('fr-CA');
const textsOf = (areas: Record<string, Texts>, area: string) => new Map(flatten(areas[area] ?? {}));

/** English has no plural for millions; French files may leave theirs out. */
const keysOf = (texts: Map<string, string>) =>
  [...texts.keys()]
    .filter((key) => !(key.endsWith('_many') && texts.has(key.replace(/_many$/, '_other'))))
    .sort();

/** A form for none or for one may leave the number out. */
function placeholders(key: string, text: string): string[] {
  const found = [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map(([, name]) => name ?? '');
  return [...new Set(found)].filter((name) => !(PLURAL.test(key) && name === 'count')).sort();
}

it('the languages are the three we write', () => {
  expect(readdirSync(folder).sort()).toEqual(['en', 'fr', 'fr-CA']);
});

it('each area is written in French and in English', () => {
  expect(Object.keys(en)).toEqual(Object.keys(fr));
  expect(Object.keys(fr)).toEqual(expect.arrayContaining(Object.keys(frCA)));
});

describe.each(Object.keys(fr))('the area %s', (area) => {
  const [french, english, quebec] = [textsOf(fr, area), textsOf(en, area), textsOf(frCA, area)];

  it('has the same keys in French and in English', () => {
    expect(keysOf(english)).toEqual(keysOf(french));
  });

  it('overrides for Québec only what French has', () => {
    expect([...quebec.keys()].filter((key) => !french.has(key))).toEqual([]);
  });

  it('has no empty text', () => {
    const all = [...french, ...english, ...quebec];
    expect(all.filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('names the same parameters in every language', () => {
    for (const [key, text] of french) {
      for (const other of [english.get(key), quebec.get(key)]) {
        if (other !== undefined) expect(placeholders(key, other), key).toEqual(placeholders(key, text));
      }
    }
  });

  it('writes both the singular and the plural of what it counts', () => {
    for (const texts of [french, english]) {
      const ones = [...texts.keys()].filter((key) => key.endsWith('_one')).map((key) => key.slice(0, -4));
      expect(ones.filter((key) => !texts.has(`${key}_other`))).toEqual([]);
    }
  });

  it('leaves no straight apostrophe or stray space in French once typeset', () => {
    for (const [key, text] of [...french, ...quebec]) {
      for (const locale of ['fr-FR', 'fr-CA'] as const) {
        const prose = typeset(text, locale).replaceAll(/<[^>]*>|\{\{[^}]*\}\}|`[^`]*`/g, 'x');
        expect(prose, key).not.toMatch(/\p{L}'\p{L}| [:;!?](?!\S)|« | »|[ \u00a0]{2}/u);
      }
    }
  });
});
