import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '../../kernel/locale.js';
import { typeset } from './typography.js';

export type Texts = string | Texts[] | { [key: string]: Texts };
export type TextTree = Record<string, Texts>;

/** Folders of each locale: what a later one says replaces what an earlier one said. */
const FOLDERS: Record<Locale, readonly string[]> = { 'fr-FR': ['fr'], 'fr-CA': ['fr', 'fr-CA'], en: ['en'] };

function isTree(texts: Texts | undefined): texts is TextTree {
  return typeof texts === 'object' && !Array.isArray(texts);
}

export function overlay(base: TextTree, over: TextTree): TextTree {
  const merged: TextTree = { ...base };
  for (const [key, texts] of Object.entries(over)) {
    const under = merged[key];
    merged[key] = isTree(under) && isTree(texts) ? overlay(under, texts) : texts;
  }
  return merged;
}

/**
 * Sets the typography of every text. French has a plural for exact millions ("1 000 000 de places") that
 * our texts never need: where it isn't written, the ordinary plural stands in.
 */
function prepare(texts: Texts, locale: Locale): Texts {
  if (typeof texts === 'string') return typeset(texts, locale);
  if (Array.isArray(texts)) return texts.map((text) => prepare(text, locale));
  const prepared: TextTree = {};
  for (const [key, text] of Object.entries(texts)) {
    prepared[key] = prepare(text, locale);
    const many = key.replace(/_other$/, '_many');
    if (many !== key && texts[many] === undefined) prepared[many] = prepare(text, locale);
  }
  return prepared;
}

/** The files of a language's folder, each under its name: `title` of events.json is `events.title`. */
export function readAreas(folder: URL): TextTree {
  const areas: TextTree = {};
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    areas[name.slice(0, -'.json'.length)] = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Texts;
  }
  return areas;
}

/** All texts of a locale, ready to show; `locales` is the folder of the language folders, its URL ending with a slash. */
export function loadTexts(locales: URL, locale: Locale): TextTree {
  const areas = FOLDERS[locale].map((folder) => readAreas(new URL(`${folder}/`, locales)));
  return prepare(areas.reduce(overlay, {}), locale) as TextTree;
}
