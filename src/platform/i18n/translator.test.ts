import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadTranslator } from './translator.js';

const folder = mkdtempSync(join(tmpdir(), 'locales-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = {
  'fr/events.json': {
    hello: "Qui vient, {{name}} ? L'heure : 18 h 30",
    seats_zero: 'complet',
    seats_one: 'il reste {{count}} place',
    seats_other: 'il reste {{count}} places',
    page: { lunch: 'Déjeuner !', title: 'Titre' },
  },
  'fr-CA/events.json': { page: { lunch: 'Dîner !' } },
  'en/events.json': {
    hello: "Who's in, {{name}}? At 6:30",
    seats_zero: 'full',
    seats_one: '{{count}} seat left',
    seats_other: '{{count}} seats left',
    page: { lunch: 'Lunch!', title: 'Title' },
  },
  'fr/empty.json': {},
  'fr/README.txt': 'not an area',
};
for (const [path, content] of Object.entries(files)) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(content));
}
const locales = pathToFileURL(`${folder}/`);
const translator = loadTranslator(locales);

describe('the translator', () => {
  it.each([
    ['fr-FR', 'events.page.lunch', 'Déjeuner\u202f!'],
    ['fr-CA', 'events.page.lunch', 'Dîner!'],
    ['fr-CA', 'events.page.title', 'Titre'],
    ['en', 'events.page.lunch', 'Lunch!'],
  ] as const)('%s says %s, fr-CA falling back to fr', (locale, key, text) => {
    expect(translator.t(locale, key)).toBe(text);
    expect(translator.forLocale(locale)(key)).toBe(text);
  });

  it('sets the typography of texts, not of parameters', () => {
    expect(translator.t('fr-FR', 'events.hello', { name: "d'Art : x" })).toBe(
      "Qui vient, d'Art : x\u202f? L’heure\u00a0: 18\u00a0h\u00a030",
    );
  });

  it.each([
    ['fr-FR', 0, 'complet'],
    ['fr-FR', 1, 'il reste 1 place'],
    ['fr-FR', 1.5, 'il reste 1,5 place'],
    ['fr-FR', 2, 'il reste 2 places'],
    ['fr-CA', 1250, 'il reste 1\u00a0250 places'],
    ['fr-FR', 1_000_000, 'il reste 1\u202f000\u202f000 places'],
    ['en', 0, 'full'],
    ['en', 1, '1 seat left'],
    ['en', 1250, '1,250 seats left'],
  ] as const)('%s counts %d', (locale, count, text) => {
    expect(translator.t(locale, 'events.seats', { count })).toBe(text);
  });

  it.each(['{{name}}', '$t(events.page.title)', '<b>&amp;</b>', '$1 $& $$', 'a: {{- name}}'])(
    'prints the parameter %j as it is',
    (name) => {
      expect(translator.t('en', 'events.hello', { name })).toBe(`Who’s in, ${name}? At 6:30`);
    },
  );

  it('takes no parameter for an option', () => {
    const params = { name: 'Lou', lng: 'fr-FR', defaultValue: 'no', context: 'x', ns: 'y' };
    expect(translator.t('en', 'events.hello', params)).toBe('Who’s in, Lou? At 6:30');
  });

  it.each([
    ['events.none', {}],
    ['events.page', {}],
    ['none.title', {}],
    ['events.seats', {}],
    ['events.hello', {}],
  ])('throws for the missing key or parameter of %s', (key, params) => {
    for (const locale of ['fr-FR', 'fr-CA', 'en'] as const) {
      expect(() => translator.t(locale, key, params)).toThrow(/No (translation|parameter)|group/);
    }
  });

  it('can tell of what is missing and go on', () => {
    const problems: string[] = [];
    const lenient = loadTranslator(locales, (problem, shown) => {
      problems.push(problem);
      return shown;
    });
    expect(lenient.t('en', 'events.none')).toBe('events.none');
    expect(lenient.t('en', 'events.page')).toBe('events.page');
    expect(lenient.t('en', 'events.hello')).toBe('Who’s in, ? At 6:30');
    expect(problems).toHaveLength(3);
  });

  it.each([
    ['events.page.title', true],
    ['events.page', false],
    ['events.none', false],
  ])('knows whether %s is a text', (key, expected) => {
    expect(translator.has('fr-CA', key)).toBe(expected);
  });
});
