import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { browserCode } from './browser-code.js';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** Found from src/ and from dist/ alike: the build copies the folder. */
const FOLDER = new URL('../../web/assets/', import.meta.url);

/** What the server checks texts with, and browsers before they send them. */
const SECRECY = new URL('../../secrecy/', import.meta.url);

type Encoding = 'br' | 'gzip' | 'identity';

export interface Asset {
  name: string;
  type: string;
  content: Buffer;
  /** Of the file that it comes from, where that is a module for browsers too. */
  source?: string;
}

/** Every file that pages load, read once and compressed at most once each way. */
export class Assets {
  /** Of all files together, so that scripts can import one another by relative path. */
  readonly version: string;
  private readonly byName: Map<string, Asset>;
  private readonly compressed = new Map<string, Promise<Buffer>>();

  constructor(assets: readonly Asset[]) {
    this.byName = new Map(assets.map((asset) => [asset.name, asset]));
    const hash = createHash('sha256');
    for (const { name, content } of assets) hash.update(`${name} ${content.length}\n`).update(content);
    this.version = hash.digest('hex').slice(0, 12);
  }

  /** `/assets/<version>/app.css`, kept by browsers for good. */
  url(name: string): string {
    if (!this.byName.has(name)) throw new Error(`No asset is named ${name}`);
    return `/assets/${this.version}/${name}`;
  }

  find(name: string): Asset | null {
    return this.byName.get(name) ?? null;
  }

  encoded({ name, content, source }: Asset, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${name}`;
    const ready =
      this.compressed.get(key) ?? compress(source ? browserCode(source, content) : content, encoding);
    this.compressed.set(key, ready);
    return ready;
  }
}

function compress(content: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return Promise.resolve(content);
  if (encoding === 'gzip') return promisify(gzip)(content, { level: 9 });
  return promisify(brotliCompress)(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}

/** The best encoding that an Accept-Encoding header takes. */
export function chooseEncoding(header: string | undefined, { type }: Pick<Asset, 'type'>): Encoding {
  if (type === 'image/png') return 'identity';
  const accepted = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

function readFolder(folder: URL): Asset[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TYPES[extname(entry.name)] !== undefined)
    .map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      const name = path.slice(fileURLToPath(folder).length).replaceAll('\\', '/').replace(/^\/+/, '');
      return { name, type: TYPES[extname(name)] ?? '', content: readFileSync(path) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The modules of a folder, but for tests: `quote.js`, or `quote.ts` where there is no build. */
function readModules(folder: URL, prefix: string): Asset[] {
  return readdirSync(folder)
    .filter((file) => /^[\w-]+\.[jt]s$/.test(file))
    .sort()
    .map((source) => ({
      name: `${prefix}/${source.replace(/ts$/, 'js')}`,
      type: TYPES['.js'] ?? '',
      content: readFileSync(new URL(source, folder)),
      source,
    }));
}

/** Ours, each standing on the ones before. */
const SHEETS = [
  'tokens',
  'base',
  'site',
  'forms',
  'components',
  'gatherings',
  'posting',
  'home',
  'glossary',
  'news',
  'print',
];

/** One sheet, so that a page waits for one file: Pico, what is shared, then what `app.css` itself says. */
function wholeSheet(app: Buffer): Buffer {
  const pico = readFileSync(createRequire(import.meta.url).resolve('@picocss/pico/css/pico.min.css'));
  const shared = SHEETS.map((name) => readFileSync(new URL(`styles/${name}.css`, FOLDER)));
  return Buffer.concat([pico, Buffer.from('\n'), ...shared, app]);
}

export function loadAssets(): Assets {
  const files = readFolder(FOLDER).filter(({ name }) => !name.startsWith('styles/'));
  return new Assets([
    ...files.map((file) => (file.name === 'app.css' ? { ...file, content: wholeSheet(file.content) } : file)),
    ...readModules(SECRECY, 'secrecy'),
  ]);
}
