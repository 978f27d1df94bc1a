import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient } from '../support/api-client.js';
import { keptData } from '../support/kept-data.js';
import { apiStrings } from './api-strings.js';
import { buildWrittenWorld, type FreeTexts, type WrittenWorld } from './free-texts.js';
import { NOT_TEXTS } from './not-texts.js';
import { textsOfBoard } from './texts-of-board.js';
import { textsOfGatherings } from './texts-of-gatherings.js';
import { textsOfGlossary } from './texts-of-glossary.js';
import { textsOfModeration } from './texts-of-moderation.js';
import { textsOfNewsLife } from './texts-of-news-life.js';
import { textsOfPlaces } from './texts-of-places.js';

const all: FreeTexts[] = [
  ...textsOfBoard,
  ...textsOfPlaces,
  ...textsOfGatherings,
  ...textsOfGlossary,
  ...textsOfModeration,
  ...textsOfNewsLife,
];

/** With the right key, and of nobody. */
const NIR = '269054958815780';

let app: TestApp;
let world: WrittenWorld;
const logged: string[] = [];
beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((line) => {
      logged.push(String(line));
      return true;
    });
  app = await startApp({ environment: { LOG_LEVEL: 'debug' } });
  world = await buildWrittenWorld(app);
});
afterAll(async () => {
  await app.close();
  vi.restoreAllMocks();
});

/** Holds a number by which somebody is known, in what such a field takes. */
function telling(field: string): string {
  if (/url$|website/i.test(field)) return `https://exemple.org/${NIR}`;
  return /email$/i.test(field) ? `${NIR}@exemple.org` : NIR;
}

function withField(body: Record<string, unknown>, field: string, value: string): Record<string, unknown> {
  const [first = '', ...rest] = field.split('.');
  const inner = (body[first] ?? {}) as Record<string, unknown>;
  return { ...body, [first]: rest.length > 0 ? withField(inner, rest.join('.'), value) : value };
}

const clients = new Map<string, ApiClient>();

async function clientOf({ by }: FreeTexts): Promise<ApiClient> {
  const { email } = await by(app, world);
  const client = clients.get(email) ?? (await apiClient(app, email));
  clients.set(email, client);
  return client;
}

describe('every text of every input', () => {
  it('is read by the guard, or there is a reason why not', () => {
    const read = new Set(all.flatMap(({ route, fields }) => fields.map((field) => `${route} ${field}`)));
    const unread = apiStrings
      .filter(({ route, field }) => !read.has(`${route} ${field}`) && NOT_TEXTS[field] === undefined)
      .map(({ route, field }) => `${route} ${field}`);
    expect(unread).toEqual([]);
  });

  it.each(all.flatMap((texts) => texts.fields.map((field) => ({ ...texts, field }))))(
    '$route refuses a number in $field',
    async ({ field, ...texts }) => {
      const client = await clientOf(texts);
      const [method = ''] = texts.route.split(' ');
      const refused = await client.send(method, texts.path(world), {
        body: withField(texts.body, field, telling(field)),
      });
      expect(refused.json, refused.text).toMatchObject({ status: 422, code: 'secrecy' });
      expect(refused.json.errors).toEqual([
        {
          field,
          code: 'nir',
          level: 'block',
          start: telling(field).indexOf(NIR),
          end: telling(field).indexOf(NIR) + NIR.length,
          message: expect.stringContaining('numéro de Sécurité sociale') as string,
        },
      ]);
      expect(refused.text).not.toContain(NIR);
    },
  );

  it('is then kept nowhere: no row, no mail, no line of the log has it', async () => {
    await app.settle();
    const kept = await keptData(app);
    expect(kept).toContain(world.community.slug);
    expect(kept).not.toContain(NIR);
    expect(logged.length).toBeGreaterThan(all.length);
    expect(logged.join('')).not.toContain(NIR);
  });
});
