import { describe, expect, it } from 'vitest';
import { Assets, chooseEncoding, loadAssets } from './assets.js';

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['gzip;q=0.0', 'identity'],
  ['brown', 'identity'],
  [undefined, 'identity'],
])('%s takes %s', (header, encoding) => {
  expect(chooseEncoding(header, { type: 'text/css' })).toBe(encoding);
});

it('another content has another address', () => {
  const sheet = (text: string) =>
    new Assets([{ name: 'a.css', type: 'text/css', content: Buffer.from(text) }]);
  expect(sheet('a').url('a.css')).toMatch(/^\/assets\/[0-9a-f]{12}\/a\.css$/);
  expect(sheet('a').url('a.css')).not.toBe(sheet('b').url('a.css'));
  expect(() => sheet('a').url('b.css')).toThrow('b.css');
});

it('the style sheet leaves most of a page’s 60 KB to the page', async () => {
  const assets = loadAssets();
  const sheet = assets.find('app.css');
  expect(sheet && (await assets.encoded(sheet, 'br')).length).toBeLessThan(20_000);
});

describe('the library that checks texts', () => {
  const assets = loadAssets();

  async function codeOf(name: string): Promise<string> {
    const asset = assets.find(name);
    return asset ? (await assets.encoded(asset, 'identity')).toString() : '';
  }

  /** What a module stands on, itself among it. */
  async function reached(name: string, known = new Set<string>()): Promise<Set<string>> {
    if (known.has(name)) return known;
    known.add(name);
    for (const [, path = ''] of (await codeOf(name)).matchAll(/from '([^']+)'/g))
      await reached(new URL(path, `file:///${name}`).pathname.slice(1), known);
    return known;
  }

  it.each(['secrecy/field.js', 'secrecy/quote.js'])(
    'runs in browsers: all that %s imports is served',
    async (name) => {
      for (const each of await reached(name)) {
        expect(each).toMatch(/^secrecy\/[\w-]+\.js$/);
        expect(assets.find(each)?.type, each).toContain('javascript');
        expect(await codeOf(each)).not.toMatch(/sourceMappingURL|: string/);
      }
    },
    30_000,
  );
});
