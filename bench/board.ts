import { randomUUID } from 'node:crypto';
import type { NewsItem } from '../src/features/board/news-item.entity.js';
import type { Tx } from '../src/platform/database/transaction.js';
import { built } from './built.js';
import type { Post } from './posts.js';
import type { Services } from './services.js';

const DAY_MS = 24 * 3600 * 1000;
const MINUTE_MS = 60 * 1000;
/** One more than a year of them is current; the others have had their time. */
const CURRENT_SHARE = 0.2;

const load = async () => ({
  ...(await built<typeof import('../src/features/board/news-search.service.js')>(
    'features/board/news-search.service.js',
  )),
  ...(await built<typeof import('../src/vocabulary/news-kinds.js')>('vocabulary/news-kinds.js')),
  ...(await built<typeof import('../src/vocabulary/territories.js')>('vocabulary/territories.js')),
});

/** Makes many items by the rows that posting them writes: one a minute up to now, the last one numbered 1. */
export async function newsMaker(next: () => number) {
  const { newsTerms, NEWS_KINDS, allTerritories } = await load();
  const territories = allTerritories().map(({ id }) => id);
  const one = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!;
  const begun = Date.now();
  return (number: number, { title, name, text }: Post): { item: Partial<NewsItem>; terms: string[] } => {
    const at = begun - number * MINUTE_MS;
    const [expires, scope] = [
      next() < CURRENT_SHARE ? begun + 90 * DAY_MS : at,
      next() < 0.2 ? ('public' as const) : ('instance' as const),
    ];
    const item = {
      id: randomUUID(),
      kind: one(NEWS_KINDS),
      title,
      text,
      territory: one(territories),
      scope,
      status: 'published' as const,
      state: 'unverified' as const,
      expiresOn: new Date(expires).toISOString().slice(0, 10),
      expiresAt: expires,
      revision: 1,
      createdAt: at,
      publishedAt: at,
      updatedAt: at,
    };
    return { item, terms: newsTerms(item as NewsItem, name) };
  };
}

type Made = Awaited<ReturnType<typeof newsMaker>> extends (...given: never[]) => infer One ? One : never;

const COLUMNS = {
  id: 'id',
  kind: 'kind',
  title: 'title',
  text: 'text',
  territory: 'territory',
  scope: 'scope',
  status: 'status',
  state: 'state',
  expires_on: 'expiresOn',
  expires_at: 'expiresAt',
  revision: 'revision',
  created_at: 'createdAt',
  published_at: 'publishedAt',
  updated_at: 'updatedAt',
} as const;
const names = Object.keys(COLUMNS).join(', ');
const fields = Object.values(COLUMNS);

/** At most two thousand at a time: SQLite takes 32,766 values in a statement. */
export function insertNews(
  { unitOfWork }: Services,
  isSqlite: boolean,
  made: readonly Made[],
): Promise<void> {
  return unitOfWork.run((tx) => (isSqlite ? inSqlite(tx, made) : inPostgres(tx, made)));
}

const position = ({ item }: Made): number => item.publishedAt! * 1000;

async function inSqlite({ manager }: Tx, made: readonly Made[]): Promise<void> {
  const rows = (count: number): string =>
    made.map(() => `(${Array.from({ length: count }, () => '?').join()})`).join();
  await manager.query(
    `insert into news_items (${names}) values ${rows(fields.length)}`,
    made.flatMap(({ item }) => fields.map((field) => item[field])),
  );
  await manager.query(
    `insert into news_search (id, position) values ${rows(2)}`,
    made.flatMap((each) => [each.item.id, position(each)]),
  );
  await manager.query(
    `insert into news_search_terms (rowid, terms) values ${rows(2)}`,
    made.flatMap((each) => [position(each), each.terms.join(' ')]),
  );
}

const POSTGRES_TYPES: Partial<Record<string, string>> = {
  id: 'uuid',
  expires_at: 'bigint',
  revision: 'integer',
  created_at: 'bigint',
  published_at: 'bigint',
  updated_at: 'bigint',
};

async function inPostgres({ manager }: Tx, made: readonly Made[]): Promise<void> {
  const arrays = Object.keys(COLUMNS).map(
    (name, index) => `$${index + 1}::${POSTGRES_TYPES[name] ?? 'text'}[]`,
  );
  // Built once at the end: word by word it takes many times as long.
  await manager.query('drop index if exists news_search_terms');
  await manager.query(
    `insert into news_items (${names}) select * from unnest(${arrays.join()})`,
    fields.map((field) => made.map(({ item }) => item[field])),
  );
  await manager.query(
    `insert into news_search (id, position, terms)
     select id, position, array_to_tsvector(string_to_array(terms, ' '))
     from unnest($1::uuid[], $2::bigint[], $3::text[]) as given (id, position, terms)`,
    [made.map(({ item }) => item.id), made.map(position), made.map(({ terms }) => terms.join(' '))],
  );
}
