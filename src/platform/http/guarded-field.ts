import type { FormErrors } from './error-words.js';
import type { GuardedKind, GuardedText } from './text-guard.js';

/** What a page says below a field of what stands in it. */
export interface GuardedField {
  /** The text with its passages; empty where nothing is to be said. */
  pieces: GuardedText['pieces'];
  /** One a rule: its words are `errors.<code>`, and a box confirms it where its level is `confirm`. */
  lines: { code: string; level: string; isTicked: boolean }[];
  /** Whether that is why the form was refused, or would be. */
  isStopped: boolean;
}

/** Of a page's data, what is looked at. */
interface Shown {
  errors: FormErrors | null;
  values?: { confirmed?: string | string[] | undefined };
  country: string | null;
  guard: (text: string, kind: GuardedKind, country: string | null) => GuardedText | null;
}

interface Field {
  /** Of its input; absent for a text that stands in no form. */
  name?: string;
  text: string;
  /** What the field is for; false for what nobody can be told of in. */
  guarded: GuardedKind | boolean;
  /** On a page that was not refused too, such as a preview. */
  always?: boolean;
}

/** A form that is shown again, refused or at its next step, says what stands in its fields; a new one nothing. */
export function guardedField(page: Shown, { name, text, guarded, always = false }: Field): GuardedField {
  if (guarded === false) return { pieces: [], lines: [], isStopped: false };
  const isAgain = always || page.errors !== null || page.values?.confirmed !== undefined;
  const found = isAgain ? page.guard(text, guarded === true ? 'text' : guarded, page.country) : null;
  const finds = found?.finds ?? [];
  const ticked = [page.values?.confirmed ?? []].flat().flatMap((codes) => codes.split(' '));
  const lines = [...finds, ...askedBeside(finds, page.errors, name)].map(({ code, level }) => ({
    code,
    level,
    isTicked: ticked.includes(code),
  }));
  const isStopped = page.errors !== null && lines.some(({ level }) => level !== 'advise');
  return { pieces: found?.pieces ?? [], lines, isStopped };
}

/** What the server asked about and the page does not know of, since it may not know where the text is read. */
const askedBeside = (finds: GuardedText['finds'], errors: FormErrors | null, name: string | undefined) =>
  (name === undefined ? [] : (errors?.askedOf(name) ?? []))
    .filter((code) => !finds.some((find) => find.code === code && find.level === 'confirm'))
    .map((code) => ({ code, level: 'confirm' }));
