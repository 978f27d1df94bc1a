import type { RuleCode } from '../../secrecy/find.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts, type Leave, newTexts, type Texts } from '../secrecy/secrecy.rules.js';
import type { Association } from './association.entity.js';

const CONTACTS = ['contactEmail', 'contactPhone', 'website', 'renewalUrl'] as const;

type Written = Pick<Association, 'name' | 'acronym' | 'description' | (typeof CONTACTS)[number]>;

const textsOf = ({
  name,
  acronym,
  description,
  contactEmail,
  contactPhone,
  website,
  renewalUrl,
}: Written): Texts => ({
  name,
  acronym,
  description,
  contactEmail,
  contactPhone,
  website,
  renewalUrl,
});

/**
 * What an association says of itself: its line and its addresses are what is asked for.
 * @param before what it says so far, which was read when it was written
 * @returns the codes that were confirmed
 * @throws DomainError secrecy
 */
export function checkAssociationTexts(
  written: Written,
  { territory, before, ...leave }: Pick<Leave, 'confirmed'> & { territory: string; before?: Written },
): RuleCode[] {
  const texts = before ? newTexts(textsOf(written), textsOf(before)) : textsOf(written);
  return checkTexts(texts, { ...leave, country: territoryCountry(territory), contacts: CONTACTS });
}
