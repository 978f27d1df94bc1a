import { DomainError, type FieldError } from '../../kernel/domain-error.js';
import { type FieldKind, findInField } from '../../secrecy/field.js';
import { type Find, type RuleCode, type Setting } from '../../secrecy/find.js';

/** Texts by the dotted path of their field. */
export type Texts = Record<string, string | null | undefined>;

export interface Leave {
  /** What the person confirmed is nobody they accompany. */
  confirmed?: readonly RuleCode[] | undefined;
  /** Where the text is read; unknown when absent. */
  country?: Setting['country'];
  /** The fields that hold a structure's own line or address. */
  contacts?: readonly string[];
  /** The fields that hold a person's own name: only what is refused counts there. */
  names?: readonly string[];
}

/**
 * Checks texts before anything is written.
 * @returns the codes of what was found and had been confirmed
 * @throws DomainError `invalid` `secrecy`, an error a passage: its code, and `level`, `start`, `end` in the text as it
 *   is kept (without spaces around it)
 */
export function checkTexts(texts: Texts, leave: Leave): RuleCode[] {
  const { confirmed = [], country = null } = leave;
  const finds = Object.entries(texts).flatMap(([field, text]) =>
    findInField(text ?? '', { kind: kindOf(field, leave), country })
      .filter(({ level }) => level !== 'advise')
      .map((find) => ({ field, ...find })),
  );
  const refused = finds.filter(({ code, level }) => level === 'block' || !confirmed.includes(code));
  if (refused.length > 0) throw new DomainError('invalid', 'secrecy', refused.map(errorOf));
  return [...new Set(finds.map(({ code }) => code))];
}

/** What people call themselves or their own things: they are asked nothing, and only what is refused counts. */
export function checkNames(names: Texts): void {
  checkTexts(names, { names: Object.keys(names) });
}

/** What somebody adds to a decision, and what they confirmed of it. */
export interface Said {
  word?: string | undefined;
  confirmed?: readonly RuleCode[] | undefined;
}

/** Whether a text holds nothing that is never written here, such as what is read from a file. */
export const mayBeKept = (text: string): boolean =>
  findInField(text, { kind: 'name', country: null }).length === 0;

/** Those that change: what stands was read when it was written, and is not asked about again. */
export const newTexts = (texts: Texts, standing: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([field, text]) => text !== standing[field]));

function kindOf(field: string, { contacts = [], names = [] }: Leave): FieldKind {
  if (names.includes(field)) return 'name';
  return contacts.includes(field) ? 'contact' : 'text';
}

const errorOf = ({ field, code, level, start, end }: Find & { field: string }): FieldError => ({
  field,
  code,
  params: { level, start, end },
});
