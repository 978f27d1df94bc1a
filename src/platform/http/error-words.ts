import type { FieldError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/locale.js';
import type { Params, Translator } from '../i18n/translator.js';
import type { FieldErrors } from './page.js';
import type { Refusal } from './refusal.js';

/** What a template shows of a refused form. */
export interface FormErrors {
  /** Of the form as a whole: `validation`, `secrecy`… */
  code: string;
  /** A sentence for the form as a whole. */
  text: string;
  /** The same thing said once a field, however often it stands there. */
  fields: { field: string; text: string }[];
  /** What stands in a field by which somebody may be recognised, and the person may confirm: rules’ codes. */
  askedOf: (field: string) => string[];
  /** The first message of a field, by the name of its input. */
  of: (field: string) => string | null;
}

function words(translator: Translator, locale: Locale, code: string, params: Params): string | null {
  const key = `errors.${code}`;
  const exists = translator.has(locale, key) || translator.has(locale, `${key}_other`);
  return exists ? translator.t(locale, key, params) : null;
}

/** `errors.<code>`; a code without words of its own is just refused. */
export function fieldWords(translator: Translator, locale: Locale, { code, params }: FieldError): string {
  return words(translator, locale, code, params ?? {}) ?? translator.t(locale, 'errors.invalid');
}

/** A short title, what happened, and what to do now. */
export function refusalWords(
  translator: Translator,
  locale: Locale,
  refusal: Pick<Refusal, 'status' | 'code' | 'params'>,
): { title: string; detail: string; advice: string } {
  const page = `errors.page.${refusal.status}`;
  return {
    title: translator.t(locale, `${page}.title`),
    detail: words(translator, locale, refusal.code, refusal.params) ?? translator.t(locale, `${page}.detail`),
    advice: translator.t(locale, `${page}.advice`, refusal.params),
  };
}

export function formErrors(translator: Translator, locale: Locale, errors: FieldErrors): FormErrors {
  const said = errors.fields.map((error) => ({
    field: error.field,
    text: fieldWords(translator, locale, error),
  }));
  const fields = said.filter(
    ({ field, text }, index) => said.findIndex((one) => one.field === field && one.text === text) === index,
  );
  return {
    code: errors.code,
    text: words(translator, locale, errors.code, errors.params) ?? translator.t(locale, 'errors.validation'),
    fields,
    askedOf: (name) => [
      ...new Set(
        errors.fields
          .filter(({ field, params }) => field === name && params?.level === 'confirm')
          .map(({ code }) => code),
      ),
    ],
    of: (name) => fields.find(({ field }) => field === name)?.text ?? null,
  };
}
