import { describe, expect, it } from 'vitest';
import type { DomainError } from '../../kernel/domain-error.js';
import { changedContent, changedFields, type Content, saidBefore, scopeOf, worded } from './posting.rules.js';

describe('where an item is read', () => {
  const rows = [
    ['nouveau-dispositif', undefined, false, 'instance'],
    ['nouveau-dispositif', undefined, true, 'instance'],
    ['nouveau-dispositif', 'public', false, 'public'],
    ['nouveau-dispositif', 'community', true, 'community'],
    ['question-pratique', undefined, true, 'community'],
    ['question-pratique', 'community', true, 'community'],
  ] as const;

  it.each(rows)('%s, asked for %s, in a community: %s → %s', (kind, scope, hasCommunity, expected) => {
    expect(scopeOf({ kind, scope, hasCommunity, isDraft: false })).toBe(expected);
  });

  it.each([
    ['nouveau-dispositif', 'community', false, false, 'communitySlug'],
    ['nouveau-dispositif', 'community', false, true, 'communitySlug'],
    ['question-pratique', undefined, false, false, 'communitySlug'],
    ['question-pratique', 'instance', true, false, 'scope'],
    ['question-pratique', 'public', true, false, 'scope'],
  ] as const)('%s asked for %s is refused', (kind, scope, hasCommunity, isDraft, field) => {
    expect(() => scopeOf({ kind, scope, hasCommunity, isDraft })).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ field })] }) as DomainError,
    );
  });

  it('waits for a draft that is to stay somewhere', () => {
    const draft = { kind: 'question-pratique', hasCommunity: false, isDraft: true } as const;
    expect(scopeOf(draft)).toBe('instance');
  });
});

const before: Content = {
  kind: 'horaires',
  title: 'La PASS change d’horaires',
  text: 'La PASS change d’horaires\nVoir https://a.example/',
  territory: 'FR-29',
  structureId: 'pass',
  effectiveOn: '2027-03-05',
  endsOn: null,
  deadlineOn: null,
  sourceText: null,
  sourceUrl: 'https://a.example/',
  alternative: null,
  newAddress: null,
  acronym: null,
};

describe('a change', () => {
  it.each([
    [{}, {}],
    [{ text: 'La PASS ferme\nVoir https://a.example/' }, { title: 'La PASS ferme' }],
    [{ title: 'Autre titre' }, { title: 'Autre titre', text: before.text }],
    [
      { text: 'Ouvre le mercredi\nVoir https://b.example/' },
      { title: 'Ouvre le mercredi', sourceUrl: 'https://b.example/' },
    ],
    [
      { text: 'Sans adresse', sourceText: 'Le service' },
      { sourceText: 'Le service', sourceUrl: null },
    ],
    [{ sourceUrl: 'https://c.example/' }, { sourceUrl: 'https://c.example/', sourceText: null }],
    [{ sourceText: 'https://c.example/' }, { sourceText: null, sourceUrl: 'https://c.example/' }],
    [{ effectiveOn: null }, { effectiveOn: null, title: before.title }],
  ])('%o says %o', (change, expected) => {
    expect(changedContent(before, change)).toMatchObject(expected);
  });

  it('keeps a title that was given when only the text changes', () => {
    const titled = { ...before, title: 'Donné' };
    expect(changedContent(titled, { text: 'Autre première ligne' }).title).toBe('Donné');
  });

  it('is known by its fields, and keeps what was there before', () => {
    const after = changedContent(before, { text: 'La PASS ferme', effectiveOn: '2027-03-06' });
    expect(changedFields(before, after)).toEqual(['title', 'text', 'effectiveOn', 'sourceUrl']);
    const said = [
      { before, themesBefore: ['sante'] },
      { after, themesAfter: ['sante', 'droits'] },
    ] as const;
    expect(saidBefore(...said, false)).toEqual({
      title: before.title,
      text: before.text,
      effectiveOn: '2027-03-05',
      sourceUrl: 'https://a.example/',
      themes: ['sante'],
    });
    expect(saidBefore(...said, true)).toMatchObject({ title: null, text: null });
  });
});

it('takes the first line as the title and an address as the source, unless they are given', () => {
  const none = { sourceText: null, sourceUrl: null };
  expect(worded({ text: 'Un\nDeux http://a.example', ...none })).toMatchObject({
    title: 'Un',
    text: 'Un\nDeux http://a.example',
    sourceUrl: 'http://a.example/',
  });
  expect(worded({ title: 'Donné', text: 'Un', ...none })).toMatchObject({ title: 'Donné', sourceUrl: null });
});
