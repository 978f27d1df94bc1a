import { DomainError, type FieldError } from '../../kernel/domain-error.js';
import { findSecrets, type RuleCode, type Setting } from '../../secrecy/find.js';

export interface Leave {
  /** What the person confirmed is nobody they accompany. */
  confirmed: readonly RuleCode[];
  /** Where the text is read; unknown when absent. */
  country?: Setting['country'];
  /** The fields that hold a structure's own line or address. */
  contacts?: readonly string[];
}

/**
 * Texts by the dotted path of their field, checked before anything is written.
 * @returns the codes of what was found and had been confirmed
 * @throws DomainError `invalid` `secrecy`, an error a passage: its code, and `level`, `start`, `end`
 */
export function checkTexts(texts: Record<string, string | null | undefined>, leave: Leave): RuleCode[] {
  const { confirmed, country = null, contacts = [] } = leave;
  const finds = Object.entries(texts).flatMap(([field, text]) =>
    findSecrets(text ?? '', { country, isPublicContact: contacts.includes(field) })
      .filter(({ level }) => level !== 'advise')
      .map((find) => ({ field, ...find })),
  );
  const refused = finds.filter(({ code, level }) => level === 'block' || !confirmed.includes(code));
  if (refused.length > 0) throw new DomainError('invalid', 'secrecy', refused.map(errorOf));
  return [...new Set(finds.map(({ code }) => code))];
}

const errorOf = ({
  field,
  code,
  level,
  start,
  end,
}: {
  field: string;
  code: RuleCode;
  level: string;
  start: number;
  end: number;
}): FieldError => ({
  field,
  code,
  params: { level, start, end },
});
