import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedFlaws } from '../../../test/support/feed-validity.js';
import { atom } from './atom.js';
import type { FeedDocument } from './feed-document.js';
import { entrySample, feedSample } from './feed-samples.test-data.js';
import { jsonFeed } from './json-feed.js';
import { rss } from './rss.js';
import { escaped } from './xml.js';

const TYPES = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};
const WRITERS = { rss, atom, json: jsonFeed };
type Format = keyof typeof WRITERS;
const FORMATS = Object.keys(WRITERS) as Format[];

const url = feedSample([]).selfUrl;
const flawsOf = (format: Format, text: string): string[] =>
  feedFlaws({ url, contentType: TYPES[format], text });
const flawsOfDocument = (format: Format, feed: FeedDocument): string[] =>
  flawsOf(format, WRITERS[format](feed));

describe.each(FORMATS)('a feed written as %s', (format) => {
  it.each([0, 1, 2])('with %i entries is valid', (count) => {
    const entries = [entrySample, { ...entrySample, id: 'urn:uuid:01a2034c-3719-7650-bb02-8182b40b1412' }];
    expect(flawsOfDocument(format, feedSample(entries.slice(0, count)))).toEqual([]);
  });

  it('is valid whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '👩🏽‍💻',
        ']]>',
        '<b>&amp;</b>',
        '\u0085\u0092',
        '\ufffd',
        '\ufdd0',
        '\u{1fffe}',
        'é'.repeat(50_000),
      ),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const said = `x${text}`;
        const entry = { ...entrySample, title: said, html: `<p>${escaped(said)}</p>`, categories: [said] };
        expect(flawsOfDocument(format, feedSample([entry]))).toEqual([]);
      }),
    );
  });
});

/** A valid feed, in which one thing is replaced: what the check has to say of it. */
type Spoilt = [what: string, format: Format, from: string | RegExp, to: string, said: RegExp];

const spoilt: Spoilt[] = [
  ['what is not well-formed', 'rss', '</rss>', '', /rss/],
  ['another version', 'rss', 'version="2.0"', 'version="0.91"', /rss failed to validate attributes/],
  ['a channel without title', 'rss', /<title>Actu[^<]*<\/title>/, '', /title/],
  ['a blank title', 'rss', /<title>Actu[^<]*<\/title>/, '<title> </title>', /title/],
  ['a channel without link', 'rss', '<link>https://maillage.example/news</link>', '', /link/],
  ['a channel without description', 'rss', /<description>Ce[^<]*<\/description>/, '', /description/],
  ['a channel without language', 'rss', /<language>[^<]*<\/language>/, '', /language/],
  ['a channel that does not say where it is', 'rss', /<atom:link[^>]*>/, '', /link/],
  ['a channel that says that it is elsewhere', 'rss', 'kind=fermeture', 'kind=ouverture', /it says/],
  [
    'an item with neither title nor description',
    'rss',
    /<item>.*<\/item>/,
    '<item><guid isPermaLink="false">x</guid></item>',
    /Expecting an element/,
  ],
  ['an item without guid', 'rss', /<guid.*<\/guid>/, '', /guid/],
  ['a guid that is taken for a link', 'rss', ' isPermaLink="false"', '', /guid/],
  ['a day that is not that weekday', 'rss', 'Mon, 01 Mar 2027', 'Tue, 01 Mar 2027', /no plausible date/],
  ['a day that is not in its month', 'rss', 'Mon, 01 Mar 2027', 'Wed, 31 Feb 2027', /no plausible date/],
  ['a date of RFC 3339', 'rss', 'Mon, 01 Mar 2027 09:00:00 GMT', '2027-03-01T09:00:00Z', /pubDate/],
  ['a date without zone', 'rss', '09:00:00 GMT', '09:00:00', /pubDate/],
  ['an author who is no address', 'rss', '<guid', '<author>Maillage</author><guid', /author/],
  [
    'an enclosure without length',
    'rss',
    '<guid',
    '<enclosure url="https://x.example/" type="a/b"/><guid',
    /enclosure failed to validate attributes/,
  ],
  ['an element of nowhere', 'rss', '<guid', '<summary>x</summary><guid', /summary|item/],
  ['plain text that may be taken for HTML', 'rss', /&#x3C;|&lt;(?=prov)/, '&lt;', /plain/],
  ['a script', 'rss', '&lt;br&gt;', '&lt;script&gt;&lt;/script&gt;', /script/],
  ['what runs when it is loaded', 'rss', '&lt;p&gt;', '&lt;p onclick=""&gt;', /onclick/],
  ['a link to nowhere', 'rss', '&lt;br&gt;', '&lt;a href="/news"&gt;&lt;/a&gt;', /\/news/],
  ['HTML that is not closed', 'rss', '&lt;/p&gt;', '', /p/],
  ['a control sign', 'rss', 'Tout', '\u0085', /U\+85/],
  ['a sign that stands for others', 'rss', 'Tout', '\ufffd', /U\+fffd/],

  ['what is not well-formed', 'atom', '<title>', '<title', /./],
  ['another namespace', 'atom', '2005/Atom', '2005/atom', /feed/],
  ['a feed without title', 'atom', /<title>Actu[^<]*<\/title>/, '', /title/],
  ['a control sign in a category', 'atom', 'term="', 'term="\u0085', /U\+85/],
  ['a control sign that is written otherwise', 'atom', '<title>', '<title>&#x92;', /U\+92/],
  ['a feed without id', 'atom', /<id>tag[^<]*<\/id>/, '', /id/],
  ['an id that is no IRI', 'atom', /<id>tag[^<]*<\/id>/, '<id>les actualités</id>', /id/],
  ['a feed that was never updated', 'atom', /<updated>[^<]*<\/updated>/, '', /updated/],
  ['a feed by nobody', 'atom', /<author>.*<\/author>/, '', /author/],
  ['a feed without language', 'atom', ' xml:lang="fr-FR"', '', /feed failed to validate attributes/],
  ['a language that is none', 'atom', 'fr-FR', 'français', /lang/],
  ['a language as it is not written', 'atom', 'fr-FR', 'FR-fr', /FR-fr/],
  ['an entry without id', 'atom', /<id>urn[^<]*<\/id>/, '', /id/],
  ['a date without zone', 'atom', /Z<\/published>/, '</published>', /published/],
  ['a day that is none', 'atom', '2027-03-01T', '2027-02-30T', /published/],
  ['a feed from before there were any', 'atom', /2027-03-02/g, '1970-03-02', /no plausible date/],
  [
    'an entry changed before it was published',
    'atom',
    '2027-03-01T',
    '2027-03-04T',
    /before it was published/,
  ],
  ['a feed older than its entry', 'atom', /2027-03-02/, '2027-03-01', /changed after/],
  ['a link without relation', 'atom', ' rel="self"', '', /link/],
  [
    'two alternates of a type',
    'atom',
    'rel="self" type="application/atom+xml"',
    'rel="alternate" type="text/html"',
    /two links/,
  ],
  ['a link that is relative', 'atom', 'href="https://maillage.example/news"', 'href="/news"', /href|link/],
  [
    'a feed that says that it is elsewhere',
    'atom',
    'kind=fermeture-temporaire"',
    'kind=ouverture"',
    /it says/,
  ],

  ['a feed without title', 'json', /"title": "Actu[^"]*",/, '', /title/],
  ['a feed of another version', 'json', 'version/1.1', 'version/1', /version/],
  ['an item without id', 'json', /"id": "[^"]*",/, '', /id/],
  ['an item without content', 'json', '"content_html"', '"summary"', /content/],
  ['a date without zone', 'json', '09:00:00.000Z', '09:00:00', /date-time/],
  [
    'an item changed before it was published',
    'json',
    '2027-03-01T',
    '2027-03-04T',
    /before it was published/,
  ],
  ['an address that is none', 'json', '"url": "https://maillage.example', '"url": "', /uri/],
  ['an element of nowhere', 'json', '"items"', '"entries": [], "items"', /additional/],
  [
    'a feed that says that it is elsewhere',
    'json',
    'kind=fermeture-temporaire"',
    'kind=ouverture"',
    /it says/,
  ],
  ['a script', 'json', '<br>', '<script></script>', /script/],
];

describe('the check of feeds refuses', () => {
  it.each(spoilt)('%s in %s', (_what, format, from, to, said) => {
    const written = WRITERS[format](feedSample([entrySample]));
    const text = written.replace(from, to);
    expect(text).not.toBe(written);
    expect(flawsOf(format, text).join('\n')).toMatch(said);
  });

  it.each(FORMATS)('two entries of one id in %s', (format) => {
    expect(flawsOfDocument(format, feedSample([entrySample, entrySample]))).toEqual([
      `two entries ${entrySample.id}`,
    ]);
  });

  it.each(FORMATS)('what is not told to be %s', (format) => {
    const text = WRITERS[format](feedSample([]));
    for (const contentType of [null, 'text/xml', TYPES[format].replace('; charset=utf-8', '')])
      expect(feedFlaws({ url, contentType, text })).toHaveLength(1);
  });
});
