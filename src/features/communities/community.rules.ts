import type { RuleCode } from '../../secrecy/find.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts, type Leave, newTexts, type Texts } from '../secrecy/secrecy.rules.js';
import type { Community } from './community.entity.js';

type Written = Pick<
  Community,
  'name' | 'description' | 'livesAtUrl' | 'livesAtName' | 'parentAssociation' | 'joinQuestion'
> & { charter?: string | undefined };

const textsOf = (written: Written): Texts => {
  const { name, description, charter, livesAtUrl, livesAtName, parentAssociation, joinQuestion } = written;
  return { name, description, charter, livesAtUrl, livesAtName, parentAssociation, joinQuestion };
};

/**
 * What a community says of itself.
 * @param before what it says so far, which was read when it was written
 * @returns the codes that were confirmed
 * @throws DomainError secrecy
 */
export function checkCommunityTexts(
  written: Written,
  { territory, before, ...leave }: Pick<Leave, 'confirmed'> & { territory: string; before?: Written },
): RuleCode[] {
  const texts = before ? newTexts(textsOf(written), textsOf(before)) : textsOf(written);
  return checkTexts(texts, { ...leave, country: territoryCountry(territory), contacts: ['livesAtUrl'] });
}
