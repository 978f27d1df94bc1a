import type { Post } from '../posts.js';

/** As `EntityManager.query`. */
export type Query = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** What a database does by itself with texts, as its manual says: no visibility, no page, nothing else. */
export interface BareSearch {
  make: () => Promise<void>;
  insert: (first: number, posts: readonly Post[]) => Promise<void>;
  /** After many were inserted. */
  settle: () => Promise<void>;
  /** The thirty best for all the words, the last one as a beginning. */
  find: (question: string) => Promise<unknown[]>;
}

const wordsOf = (question: string): string[] =>
  question
    .replace(/(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll('.', ''))
    .replace(/[dl]’/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const places = (rows: number): string => Array.from({ length: rows }, () => '(?, ?, ?, ?)').join();

export const bareSqlite = (query: Query): BareSearch => ({
  async make() {
    await query(
      `create virtual table bare_news using fts5(title, name, text, tokenize = "unicode61 remove_diacritics 2")`,
    );
  },
  async insert(first, posts) {
    await query(
      `insert into bare_news (rowid, title, name, text) values ${places(posts.length)}`,
      posts.flatMap(({ title, name, text }, index) => [first + index, title, name, text]),
    );
  },
  settle: () => Promise.resolve(),
  find: (question) =>
    query('select rowid, title, text from bare_news where bare_news match ? order by rank limit 30', [
      `${wordsOf(question)
        .map((word) => `"${word}"`)
        .join(' AND ')}*`,
    ]),
});

export const barePostgres = (query: Query): BareSearch => ({
  async make() {
    await query(`create table bare_news (id bigint primary key, title text, name text, text text,
      words tsvector generated always as (setweight(to_tsvector('french', title), 'A') ||
        setweight(to_tsvector('french', name), 'B') || to_tsvector('french', text)) stored)`);
  },
  async insert(first, posts) {
    await query('drop index if exists bare_news_words');
    await query(
      `insert into bare_news (id, title, name, text)
       select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[])`,
      [
        posts.map((_, index) => first + index),
        ...(['title', 'name', 'text'] as const).map((field) => posts.map((post) => post[field])),
      ],
    );
  },
  async settle() {
    await query('create index bare_news_words on bare_news using gin (words)');
    await query('vacuum analyze bare_news');
  },
  find: (question) =>
    query(
      `select id, title, text from bare_news, to_tsquery('french', $1) asked
       where words @@ asked order by ts_rank(words, asked) desc limit 30`,
      [`${wordsOf(question).join(' & ')}:*`],
    ),
});
