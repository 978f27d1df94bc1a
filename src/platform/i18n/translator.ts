import { Injectable } from '@nestjs/common';
import { createInstance, type i18n } from 'i18next';
import { formatNumber } from './format.js';
import { type Locale, LOCALES } from '../../kernel/locale.js';
import { loadTexts, type TextTree } from './translations.js';

export type Params = Record<string, string | number>;

/** A translate function bound to a locale. */
export type Translate = (key: string, params?: Params) => string;

/** Told of a key or a parameter that is missing; what it returns is shown instead. */
export type OnMissing = (problem: string, shown: string) => string;

export function throwMissing(problem: string): never {
  throw new Error(problem);
}

function createI18next(texts: Record<Locale, TextTree>, onMissing: OnMissing): i18n {
  const instance = createInstance();
  void instance.init({
    initAsync: false,
    resources: Object.fromEntries(LOCALES.map((locale) => [locale, { translation: texts[locale] }])),
    supportedLngs: LOCALES,
    fallbackLng: false,
    load: 'currentOnly',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => onMissing(`No translation for ${key}`, key),
    returnedObjectHandler: (key) => onMissing(`${key} is a group of translations`, key),
    missingInterpolationHandler: (text, match: RegExpExecArray) =>
      onMissing(`No parameter for ${match[0]} in: ${text}`, ''),
  });
  return instance;
}

/** The texts of the interface. They are plain text, parameters included: whoever prints them escapes. */
@Injectable()
export class Translator {
  /** Most texts take no parameter, and are the same each time. */
  private readonly plain = new Map<string, string>();

  constructor(private readonly instance: i18n) {}

  /** `count` chooses the plural and is written the locale's way; other parameters are printed as they are. */
  t(locale: Locale, key: string, params?: Params): string {
    if (params) return this.translate(locale, key, params);
    const known = this.plain.get(`${locale} ${key}`);
    if (known !== undefined) return known;
    const text = this.translate(locale, key, {});
    if (this.has(locale, key)) this.plain.set(`${locale} ${key}`, text);
    return text;
  }

  forLocale(locale: Locale): Translate {
    return (key, params) => this.t(locale, key, params);
  }

  /** Whether a text exists under exactly this key. */
  has(locale: Locale, key: string): boolean {
    return typeof this.instance.getResource(locale, 'translation', key) === 'string';
  }

  private translate(locale: Locale, key: string, params: Params): string {
    const { count } = params;
    const isCount = typeof count === 'number';
    // Parameters go under `replace` so that none is taken for an option; `nest` would obey `$t(` in a person's text.
    return this.instance.t(key, {
      lng: locale,
      nest: false,
      replace: isCount ? { ...params, count: formatNumber(count, locale) } : params,
      ...(isCount ? { count } : {}),
    });
  }
}

/** Reads the locale files once; `locales` is the URL of their folder, with its final slash. */
export function loadTranslator(locales: URL, onMissing: OnMissing = throwMissing): Translator {
  const texts = {
    'fr-FR': loadTexts(locales, 'fr-FR'),
    'fr-CA': loadTexts(locales, 'fr-CA'),
    en: loadTexts(locales, 'en'),
  };
  return new Translator(createI18next(texts, onMissing));
}
