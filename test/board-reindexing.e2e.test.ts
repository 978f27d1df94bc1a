import { afterAll, beforeAll, expect, it } from 'vitest';
import { NewsList } from '../src/features/board/news-list.service.js';
import { newsListInput } from '../src/features/board/news-list.input.js';
import { StructureCorrectingService } from '../src/features/structures/structure-correcting.service.js';
import { structureChangeInput } from '../src/features/structures/structure.input.js';
import { startApp, type TestApp } from './support/app.js';
import { buildColleague, buildNews, buildStructure } from './support/builders.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('what is said of a structure is found by its new name, and no longer by the old one', async () => {
  const by = await buildColleague(app);
  const structure = await buildStructure(app, { by, name: 'Halte du Goéland' });
  const news = await buildNews(app, { author: by, structureId: structure.id });
  const found = async (q: string) => {
    const { items } = await app.get(NewsList).list(by, newsListInput.parse({ q }));
    return items.map(({ item }) => item.id);
  };
  expect(await found('goéland')).toEqual([news.id]);

  const renamed = structureChangeInput.parse({ name: 'Halte du Cormoran' });
  await app.get(StructureCorrectingService).change(by, structure.id, renamed, null);
  await app.settle();
  expect(await found('cormoran')).toEqual([news.id]);
  expect(await found('goéland')).toEqual([]);
});
