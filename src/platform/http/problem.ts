import type { Locale } from '../../kernel/locale.js';
import type { Translator } from '../i18n/translator.js';
import { fieldWords, refusalWords } from './error-words.js';
import type { Refusal } from './refusal.js';

/** RFC 9457. `code` tells problems apart: `type` adds nothing to the status. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { field: string; code: string; message: string; [param: string]: string | number }[];
}

/** Parameters of a field's error (`max`, `start`, `level`…) stand beside its code. */
export function problemOf(refusal: Refusal, translator: Translator, locale: Locale): Problem {
  const { status, code, fields } = refusal;
  const { title, detail } = refusalWords(translator, locale, refusal);
  const errors = fields.map((error) => ({
    ...error.params,
    field: error.field,
    code: error.code,
    message: fieldWords(translator, locale, error),
  }));
  return { type: 'about:blank', title, status, code, detail, ...(errors.length > 0 ? { errors } : {}) };
}
