import { DomainError, type FieldError } from '../../kernel/domain-error.js';
import type { RuleCode } from '../../secrecy/find.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts, newTexts, type Texts } from '../secrecy/secrecy.rules.js';
import type { Structure } from './structure.entity.js';

const CONTACTS = ['address', 'phone', 'email', 'website'] as const;

type Written = Pick<Structure, 'name' | 'town' | (typeof CONTACTS)[number]>;

/** @param prefix where a structure stands inside another thing, such as `structure.` */
export const structureTexts = ({ name, town, address, phone, email, website }: Written, prefix = ''): Texts =>
  Object.fromEntries(
    Object.entries({ name, town, address, phone, email, website }).map(([field, text]) => [
      `${prefix}${field}`,
      text,
    ]),
  );

export const structureContacts = (prefix = ''): string[] => CONTACTS.map((field) => `${prefix}${field}`);

/**
 * What a structure says of itself: its own line and addresses are what is asked for.
 * @param standing what it says so far, which was read when it was written
 * @returns the codes that were confirmed
 * @throws DomainError secrecy
 */
export function checkStructureTexts(
  written: Written,
  {
    confirmed,
    territory,
    standing,
  }: { confirmed: readonly RuleCode[]; territory: string; standing?: Written },
): RuleCode[] {
  const texts = standing
    ? newTexts(structureTexts(written), structureTexts(standing))
    : structureTexts(written);
  return checkTexts(texts, {
    confirmed,
    country: territoryCountry(territory),
    contacts: structureContacts(),
  });
}

type Near = Pick<Structure, 'id' | 'name' | 'type' | 'territory' | 'town'>;

/** 409 `structure-exists`: an error on the name for each that it may be, with what tells them apart. */
export const structureExists = (near: readonly Near[], field = 'name'): DomainError =>
  new DomainError(
    'conflict',
    'structure-exists',
    near.map(({ id, name, type, territory, town }): FieldError => ({
      field,
      code: 'structure-exists',
      params: { structureId: id, name, type, territory, town: town ?? '' },
    })),
  );
