import type { RuleCode } from '../../secrecy/find.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts, type Leave, newTexts, type Texts } from '../secrecy/secrecy.rules.js';
import type { Event } from './event.entity.js';

/** What people write of a gathering, or of the dates of a series. */
type Written = Pick<Event, 'title' | 'description' | 'place' | 'roomUrl'>;

const textsOf = ({ title, description, place, roomUrl }: Written): Texts => ({
  title,
  description,
  'place.name': place?.name,
  'place.address': place?.address,
  'place.notes': place?.notes,
  roomUrl,
});

/**
 * @param before what stands so far, which was read when it was written
 * @returns the codes that were confirmed
 * @throws DomainError secrecy
 */
export function checkGatheringTexts(
  written: Written,
  { territory, before, ...leave }: Pick<Leave, 'confirmed'> & { territory: string; before?: Written },
): RuleCode[] {
  const texts = before ? newTexts(textsOf(written), textsOf(before)) : textsOf(written);
  return checkTexts(texts, {
    ...leave,
    country: territoryCountry(territory),
    contacts: ['place.address'],
    names: ['roomUrl'],
  });
}
