import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ASSETS = fileURLToPath(new URL('./assets/', import.meta.url));
const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));

function texts(folder: string, extension: string): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => ({ name, text: readFileSync(`${folder}${name}`, 'utf8') }));
}

const sheets = texts(ASSETS, '.css').map(({ name, text }) => ({
  name,
  text: text.replaceAll(/\/\*[^]*?\*\//g, ''),
}));
const sheet = sheets.map(({ text }) => text).join('\n');
const pages = texts(TEMPLATES, '.eta')
  .map(({ text }) => text)
  .join('\n');

const unique = (found: Iterable<RegExpExecArray>): string[] =>
  [...new Set([...found].map(([, name]) => name ?? ''))].sort();

it('a sheet is about one subject, and short', () => {
  for (const { name, text } of sheets) expect(text.split('\n').length, name).toBeLessThan(300);
});

it('every class has a rule because some page has it', () => {
  const isUsed = (name: string) => new RegExp(`["\\s'\`>-]${name}["\\s'\`<]`).test(pages);
  const named = unique(sheet.replaceAll(/\{[^{}]*\}/g, '{}').matchAll(/\.([a-z][\w-]*)/g));
  expect(named.filter((name) => !isUsed(name))).toEqual([]);
});

it('every colour is told once: rules name it', () => {
  const rules = sheets.filter(({ name }) => !/tokens|print/.test(name)).map(({ text }) => text);
  expect(rules.join('\n')).not.toMatch(/#[\da-f]{3,8}\b|rgb\(/i);
});

it('every name of ours that a rule asks for is given, and the other way round', () => {
  const given = unique(sheet.matchAll(/(?<![\w-])(--(?!pico-)[\w-]+):/g));
  expect(unique(sheet.matchAll(/var\((--(?!pico-)[\w-]+)/g))).toEqual(given);
});

it('every icon of a page is drawn, and every kind of meetup has one', () => {
  const drawn = unique(readFileSync(`${ASSETS}icons.svg`, 'utf8').matchAll(/<symbol id="([\w-]+)"/g));
  const words = JSON.parse(readFileSync(`${TEMPLATES}locales/fr/vocabulary.json`, 'utf8')) as {
    eventKinds: Record<string, string>;
  };
  const asked = unique(pages.matchAll(/icon: '([\w-]+)'/g));
  expect([...asked, ...Object.keys(words.eventKinds)].filter((icon) => !drawn.includes(icon))).toEqual([]);
});
