import { describe, expect, it } from 'vitest';
import { allAcronyms, acronymKey } from '../../vocabulary/acronyms.js';
import type { GlossaryEntry } from './glossary-entry.entity.js';
import {
  allEntries,
  alreadySaid,
  countryOf,
  heldEntry,
  isNearlySame,
  isReportable,
  isUnderReview,
  likenessOf,
} from './glossary.rules.js';

const words = (fields: Partial<Parameters<typeof likenessOf>[0]> = {}) => ({
  acronym: 'ZQX',
  country: 'FR' as const,
  sense: 'Zone de quartier',
  explanation: '',
  equivalent: null,
  ...fields,
});

const row = (fields: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  id: '01a2014d-56e3-752e-83ac-c533ff6bbf62',
  ...words(fields),
  replaces: null,
  likeness: likenessOf(words(fields)),
  createdBy: null,
  editorId: null,
  hiddenAt: null,
  removedAt: null,
  revision: 1,
  createdAt: 0,
  updatedAt: 0,
  ...fields,
});

describe('what is read under an id', () => {
  const stands = { replaces: 'caf-fr', editorId: 'me' };

  const [written, reported, reviewed] = [
    { isWritten: true, reportable: false, underReview: false },
    { isWritten: true, reportable: true, underReview: false },
    { isWritten: false, reportable: false, underReview: true },
  ];

  it.each([
    ['as it stands, by who wrote it', stands, 'me', written],
    ['as it stands, by another', stands, 'other', reported],
    ['as it stands, by a stranger', stands, null, reported],
    ['hidden, by who wrote it', { ...stands, hiddenAt: 1 }, 'me', written],
    ['hidden, by another', { ...stands, hiddenAt: 1 }, 'other', reviewed],
    ['hidden, once its author is gone', { ...stands, editorId: null, hiddenAt: 1 }, null, reviewed],
    ['removed, by who did', { ...stands, removedAt: 1 }, 'me', { ...reviewed, underReview: false }],
  ])('%s', (_, fields, accountId, { isWritten, ...expected }) => {
    const held = heldEntry('caf-fr', row({ ...fields, acronym: 'CAF' }), accountId);
    expect(held).toMatchObject({ isWritten, entry: { id: 'caf-fr', revision: isWritten ? 1 : 0 } });
    expect({ reportable: isReportable(held, accountId), underReview: isUnderReview(held) }).toEqual(expected);
  });

  it('is nothing, where nothing came with the product', () => {
    const hidden = row({ hiddenAt: 1 });
    expect(() => heldEntry(hidden.id, hidden, 'other')).toThrow();
    expect(allEntries([hidden, row({ removedAt: 1 })])).toEqual(allEntries([]));
  });
});

describe('senses are nearly the same', () => {
  it.each([
    ['Caisse d’allocations familiales', 'Caisse des allocations familiale', true],
    ['Centre communal d’action sociale', 'centre  communal d’Action Sociale.', true],
    ['École de la 2e chance', 'Ecole de la deuxième chance', false],
    ['Habitation à loyer modéré', 'Habitation à loyer modique', false],
    ['Centre d’hébergement d’urgence', 'Centre hospitalier universitaire', false],
  ])('« %s » and « %s »: %s', (one, other, expected) => expect(isNearlySame(one, other)).toBe(expected));
});

describe('what is said already', () => {
  it.each([
    ['the same', {}, true],
    ['dotted', { acronym: 'Z.Q.X.' }, true],
    ['in both countries', { country: null }, true],
    ['in the other country', { country: 'CA-QC' as const }, false],
    ['of another acronym', { acronym: 'ZQY' }, false],
    ['in another sense', { sense: 'Zèbre qui xylophone' }, false],
  ])('%s', (_, fields, expected) =>
    expect(alreadySaid(allEntries([row()]), words(fields)) !== null).toBe(expected),
  );

  it('is not what an entry says itself', () =>
    expect(alreadySaid(allEntries([row()]), words(), row().id)).toBeNull());

  it('is not said twice by the product', () => {
    const entries = allEntries([]);
    expect(entries.filter((entry) => alreadySaid(entries, entry, entry.id))).toEqual([]);
  });
});

describe('the entries of the product', () => {
  it('have a key each, which no row’s id looks like', () => {
    const keys = allAcronyms().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-(fr|qc|fr-qc)(-\d)?$/);
    expect(keys.length).toBeGreaterThanOrEqual(155);
  });

  it('give way to the row that stands for them, or that said the same before', () => {
    const caf = allAcronyms().find(({ key }) => key === 'caf-fr')!;
    const senses = (rows: GlossaryEntry[]) =>
      allEntries(rows).filter(({ acronym }) => acronymKey(acronym) === 'CAF');
    expect(senses([row({ acronym: 'CAF', replaces: 'caf-fr', sense: 'Autre' })])).toMatchObject([
      { id: 'caf-fr', sense: 'Autre' },
    ]);
    expect(senses([row({ acronym: 'CAF', sense: caf.sense })])).toMatchObject([{ id: row().id }]);
  });
});

it.each([
  ['FR-29', 'fr-CA', 'FR'],
  ['CA-QC-06', 'fr-FR', 'CA-QC'],
  [null, 'fr-CA', 'CA-QC'],
  [null, 'en', 'FR'],
] as const)('who works in %s and reads %s is a reader of %s', (territory, locale, country) =>
  expect(countryOf({ territory, locale })).toBe(country),
);
