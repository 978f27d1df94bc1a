import type { RuleCode } from '../../secrecy/find.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts, newTexts, type Texts } from '../secrecy/secrecy.rules.js';
import { structureContacts, structureTexts } from '../structures/structure.rules.js';

const WRITTEN = ['text', 'title', 'sourceText', 'sourceUrl', 'alternative', 'newAddress', 'acronym'] as const;

type Written = { [Field in (typeof WRITTEN)[number]]?: string | null | undefined } & {
  structure?: Parameters<typeof structureTexts>[0] | null | undefined;
};

/** A new address is a structure's own. */
const CONTACTS = ['newAddress', ...structureContacts('structure.')];

/**
 * What people write of an item. A title that the text begins with was read there.
 * @param standing what it says so far, which was read when it was written
 * @returns the codes that were confirmed
 * @throws DomainError secrecy
 */
export function checkNewsTexts(
  { structure, ...written }: Written,
  {
    confirmed,
    territory,
    standing,
  }: { confirmed: readonly RuleCode[]; territory: string; standing?: Written },
): RuleCode[] {
  const news = standing ? newTexts(textsOf(written), textsOf(standing)) : textsOf(written);
  return checkTexts(
    { ...news, ...(structure && structureTexts(structure, 'structure.')) },
    { confirmed, country: territoryCountry(territory), contacts: CONTACTS },
  );
}

const textsOf = (written: Written): Texts =>
  Object.fromEntries(WRITTEN.map((field) => [field, written[field]]));
