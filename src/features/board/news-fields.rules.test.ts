import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../kernel/domain-error.js';
import { NEWS_KINDS, type NewsKind } from '../../vocabulary/news-kinds.js';
import {
  bodyOf,
  checkContent,
  missingFields,
  type NewsFields,
  pageIn,
  sourceAsked,
  sourceOf,
  titleFrom,
  webPage,
} from './news-fields.rules.js';

const fields = (kind: NewsKind, given: Partial<NewsFields> = {}): NewsFields => ({
  kind,
  structureId: null,
  effectiveOn: null,
  endsOn: null,
  deadlineOn: null,
  sourceText: null,
  sourceUrl: null,
  newAddress: null,
  acronym: null,
  ...given,
});

describe('the title', () => {
  it.each([
    ['La PASS reçoit le mercredi', 'La PASS reçoit le mercredi'],
    ['La PASS reçoit le mercredi\nDe 13 h 30 à 16 h 30.', 'La PASS reçoit le mercredi'],
    ['  \n  Espacé  \nsuite', 'Espacé'],
    ['mot '.repeat(60), `${'mot '.repeat(29).trim()}…`],
    ['x'.repeat(300), `${'x'.repeat(119)}…`],
  ])('of %j is %j', (text, title) => {
    expect(titleFrom(text)).toBe(title);
  });

  it('is not read twice', () => {
    expect(bodyOf({ title: 'Titre', text: 'Titre\n\nLe reste' })).toBe('Le reste');
    expect(bodyOf({ title: 'Titre', text: 'Titre' })).toBe('');
    expect(bodyOf({ title: 'Autre titre', text: 'Titre\nLe reste' })).toBe('Titre\nLe reste');
  });

  it('cut short leaves its whole line to read', () => {
    const text = 'mot '.repeat(60).trim();
    expect(bodyOf({ title: titleFrom(text), text })).toBe(text);
  });
});

describe('a web page', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['http://example.org', 'http://example.org/'],
    ['HTTPS://Example.ORG/A', 'https://example.org/A'],
    ['https://example.org/"><script>', 'https://example.org/%22%3E%3Cscript%3E'],
  ])('is %s', (text, page) => {
    expect(webPage(text)).toBe(page);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://example.org/%0aalert(1)',
    'data:text/html,x',
    'ftp://example.org/',
    'file:///etc/passwd',
    '//example.org',
    'https://',
    'https://nom:motdepasse@example.org/',
    'https://nom@example.org/',
    'http://[::',
    'https:///example.org',
    'example.org',
    `https://example.org/${'a'.repeat(1000)}`,
    'https://example.org/a b',
  ])('is not %s', (text) => {
    const page = webPage(text);
    expect(page === null || /^https?:\/\/[^@]+$/.test(page)).toBe(true);
    if (!text.includes(' ')) expect(page).toBeNull();
  });

  it.each([
    ['Voir https://example.org/page.', 'https://example.org/page'],
    ['(https://example.org/page)', 'https://example.org/page'],
    [
      'https://fr.wikipedia.org/wiki/Brest_(Finistère)',
      'https://fr.wikipedia.org/wiki/Brest_(Finist%C3%A8re)',
    ],
    ['« https://example.org/a » et https://example.org/b', 'https://example.org/a'],
    ['https://nom@example.org puis https://example.org/b', 'https://example.org/b'],
    ['javascript:alert(1)', null],
    ['rien ici', null],
  ])('in « %s » is %s', (text, page) => {
    expect(pageIn(text)).toBe(page);
  });
});

describe('the source', () => {
  const none = { sourceText: null, sourceUrl: null };

  it.each([
    [
      { text: 'Voir https://a.example/', ...none },
      { sourceText: null, sourceUrl: 'https://a.example/' },
    ],
    [
      { text: 'x', ...none, sourceText: 'https://a.example/' },
      { sourceText: null, sourceUrl: 'https://a.example/' },
    ],
    [
      { text: 'x', ...none, sourceText: 'Décret, https://a.example/' },
      { sourceText: 'Décret, https://a.example/', sourceUrl: 'https://a.example/' },
    ],
    [
      { text: 'Voir https://b.example/', sourceText: null, sourceUrl: 'https://a.example/' },
      { sourceText: null, sourceUrl: 'https://a.example/' },
    ],
    [{ text: 'x', ...none }, none],
  ])('of %o', (given, expected) => {
    expect(sourceOf(given)).toEqual(expected);
  });

  it('is the same once a form has shown it and sent it back, in one field where that says it all', () => {
    const pages = fc.constantFrom('https://a.example/', 'https://a.example/guide', 'https://b.example/');
    const words = fc.constantFrom('', 'Décret', 'Décret, https://a.example/', 'x '.repeat(140).trim());
    const texts = fc.constantFrom(
      'Rien',
      'Voir https://a.example/guide',
      'https://b.example/ https://a.example/',
    );
    fc.assert(
      fc.property(texts, words, fc.option(pages), (text, said, page) => {
        const source = sourceOf({ text, sourceText: said || null, sourceUrl: page });
        const asked = sourceAsked({ text, ...source });
        expect(sourceOf({ text, ...asked })).toEqual(source);
        if (source.sourceUrl === null || source.sourceText === null) expect(asked.sourceUrl).toBeNull();
      }),
    );
    const long = `https://a.example/${'a'.repeat(400)}`;
    expect(sourceAsked({ text: 'x', sourceText: null, sourceUrl: long })).toEqual({
      sourceText: null,
      sourceUrl: long,
    });
  });
});

describe('what each kind asks for', () => {
  it.each<[NewsKind, string[]]>([
    ['ouverture', ['structureId', 'effectiveOn']],
    ['fermeture-definitive', ['structureId']],
    ['fermeture-temporaire', ['structureId', 'effectiveOn', 'endsOn']],
    ['demenagement', ['structureId', 'effectiveOn', 'newAddress']],
    ['reforme', ['effectiveOn', 'sourceText']],
    ['appel-a-projet', ['deadlineOn', 'sourceText']],
    ['question-sigle', ['acronym']],
    ['question-pratique', []],
    ['coup-de-main', []],
  ])('%s: %j', (kind, missing) => {
    expect(missingFields(fields(kind))).toEqual(missing);
  });

  it('is whole once all of it is there, whatever the kind', () => {
    const day = '2027-03-05';
    const all = {
      structureId: 'x',
      effectiveOn: day,
      endsOn: day,
      deadlineOn: day,
      newAddress: 'x',
      acronym: 'x',
    };
    for (const kind of NEWS_KINDS)
      for (const source of [{ sourceText: 'x' }, { sourceUrl: 'https://a.example/' }])
        expect(missingFields(fields(kind, { ...all, ...source }))).toEqual([]);
  });

  it('is told all at once', () => {
    const dates = { effectiveOn: '2027-03-05', endsOn: '2027-03-04' };
    const refused = (): void => checkContent(fields('fermeture-temporaire', dates));
    expect(refused).toThrow(DomainError);
    try {
      refused();
    } catch (error) {
      expect((error as DomainError).fields).toEqual([
        { field: 'structureId', code: 'required' },
        { field: 'endsOn', code: 'ends-before-start' },
      ]);
    }
  });

  it('waits for a draft, whose dates are in order all the same', () => {
    expect(() => checkContent(fields('fermeture-temporaire'), true)).not.toThrow();
    const dates = { effectiveOn: '2027-03-05', endsOn: '2027-03-04' };
    expect(() => checkContent(fields('fermeture-temporaire', dates), true)).toThrow(DomainError);
  });
});

describe('whatever is typed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }).map((url) => `Voir ${url}.`),
    fc
      .tuple(fc.constantFrom('http://', 'https://', 'javascript:'), fc.string())
      .map((parts) => parts.join('')),
  );

  it('is given a short title, and a source that is a plain web page or none', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(titleFrom(text).length).toBeLessThanOrEqual(120);
        const page = pageIn(text);
        if (page === null) return;
        const { protocol, username, password } = new URL(page);
        expect([protocol === 'http:' || protocol === 'https:', username, password]).toEqual([true, '', '']);
        expect(webPage(page)).toBe(page);
      }),
      { numRuns: 500 },
    );
  });
});
