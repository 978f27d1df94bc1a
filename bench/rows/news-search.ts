import type { DataSource } from 'typeorm';
import { openApplication } from '../application.js';
import { type BareSearch, barePostgres, bareSqlite, type Query } from '../bare/search.js';
import { insertNews, newsMaker } from '../board.js';
import { makePost, QUESTIONS, random } from '../posts.js';
import { median } from '../median.js';
import { sideBySide } from '../rounds.js';
import type { Bench, Measured, Row } from '../row.js';
import { buildScene } from '../scene.js';
import { type Services, servicesOf } from '../services.js';

const SIZES = [10_000, 100_000, 1_000_000];
const AT_ONCE = 1000;

/** Fills both sides up to a size, with the same posts. */
async function filler(services: Services, dataSource: DataSource, bare: BareSearch) {
  const isSqlite = dataSource.options.type === 'sqlite';
  const next = random(29);
  const make = await newsMaker(next);
  let made = 0;
  return async (size: number): Promise<void> => {
    while (made < size) {
      const posts = Array.from({ length: AT_ONCE }, () => makePost(next));
      await bare.insert(made + 1, posts);
      await insertNews(
        services,
        isSqlite,
        posts.map((post, index) => make(made + index + 1, post)),
      );
      made += AT_ONCE;
    }
    await bare.settle();
    if (isSqlite) return;
    await dataSource.query('create index if not exists news_search_terms on news_search using gin (terms)');
    for (const table of ['news_search', 'news_items']) await dataSource.query(`vacuum analyze ${table}`);
  };
}

/** Questions a second, one after the other, all of them as often. */
async function speed(seconds: number, ask: (question: string) => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  let asked = 0;
  do {
    for (const question of QUESTIONS) await ask(question);
    asked += QUESTIONS.length;
  } while (performance.now() - begun < seconds * 1000);
  return (asked * 1000) / (performance.now() - begun);
}

async function measure({ database, rounds, seconds, share }: Bench): Promise<Measured[]> {
  const app = await openApplication(database.url);
  const services = await servicesOf(app);
  const { organiser } = await buildScene(services);
  const { dataSource, news } = services;
  const query: Query = (sql, values) => dataSource.query(sql, values);
  const bare = database.name === 'SQLite' ? bareSqlite(query) : barePostgres(query);
  const ours = (): Promise<number> => speed(seconds, (q) => news.list(organiser, { q, limit: 30 }));
  const sizes = SIZES.map((whole) => whole * share);
  const speeds: number[] = [];
  try {
    await bare.make();
    const fill = await filler(services, dataSource, bare);
    for (const size of sizes) {
      await fill(size);
      await ours();
      const rates: number[] = [];
      while (rates.length < rounds) rates.push(await ours());
      speeds.push(median(rates));
    }
    const compared = await sideBySide(rounds, { ours, bare: () => speed(seconds, bare.find) });
    const what = `news search among ${sizes.at(-1)!.toLocaleString('en')} items`;
    const [least, ...more] = speeds;
    return [
      { what, unit: '/s', goal: { atLeast: 0.6 }, ...compared },
      ...more.map((rate, index) => growth(10 ** (index + 1), least!, rate)),
    ];
  } finally {
    await app.close();
  }
}

/** How much longer a question takes among so many times as many items. */
function growth(times: number, before: number, after: number): Measured {
  const what = `a question among × ${times} items, and × 1`;
  return {
    what,
    unit: 'ms',
    goal: { atMost: 1.3 },
    ours: 1000 / after,
    bare: 1000 / before,
    ratio: before / after,
  };
}

export const newsSearch: Row = { id: 'P6', measure };
