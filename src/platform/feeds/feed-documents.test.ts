import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atom } from './atom.js';
import { entrySample as entry, feedSample as feed } from './feed-samples.test-data.js';
import { jsonFeed } from './json-feed.js';
import { rss } from './rss.js';
import { escaped } from './xml.js';

const FORMATS = { 'feed.rss': rss, 'feed.atom': atom, 'feed.json': jsonFeed };

describe('a feed', () => {
  it.each(Object.entries(FORMATS))('is written as the golden %s', async (name, write) => {
    await expect(write(feed([entry]))).toMatchFileSnapshot(`../../../test/golden/feeds/${name}`);
  });

  it('without entries has all that it must have', () => {
    expect(rss(feed([]))).not.toContain('lastBuildDate');
    expect(atom(feed([]))).toContain('<updated>2026-01-01T00:00:00.000Z</updated>');
    expect(JSON.parse(jsonFeed(feed([])))).toMatchObject({ items: [] });
  });
});

/** Titles as they may be typed, and as they should not be. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '</title><script>alert(1)</script>',
    ']]>',
    '<![CDATA[',
    '&amp;',
    '"\'',
    '\u0000\ud800\uffff',
    '%0d%0a',
  ),
);

describe('whatever is typed', () => {
  it('stays text: no sign of it opens, closes or quotes anything', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('adds no element and no attribute to a feed', () => {
    const skeleton = (xml: string) => xml.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
    for (const write of [rss, atom]) {
      const expected = skeleton(write(feed([{ ...entry, title: 'x', html: 'x', categories: ['x'] }])));
      fc.assert(
        fc.property(hostile, (text) => {
          const said = `x${text}`;
          expect(skeleton(write(feed([{ ...entry, title: said, html: said, categories: [said] }])))).toEqual(
            expected,
          );
        }),
      );
    }
  });

  it('is what a program reads in JSON', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const { items } = JSON.parse(jsonFeed(feed([{ ...entry, title }]))) as { items: { title: string }[] };
        expect(items).toMatchObject([{ title }]);
      }),
    );
  });
});
