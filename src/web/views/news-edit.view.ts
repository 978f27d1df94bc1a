import { z } from 'zod';
import { NEWS_EDIT_KINDS } from '../../features/board/news-edit.entity.js';
import type { SeenEdit } from '../../features/board/news-history.service.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

const valueShape = z.union([z.string(), z.array(z.string())]).nullable();

export const newsEditShape = z
  .strictObject({
    revision: z.int().describe('That the item has since'),
    kind: z
      .enum(NEWS_EDIT_KINDS)
      .describe('correction: it puts right what was wrong, and was told to who had confirmed it'),
    editor: personShape.nullable().describe('As for the author: for colleagues'),
    changes: z
      .array(z.strictObject({ field: z.string(), before: valueShape, after: valueShape }))
      .describe('Empty for what is kept from sight'),
    at: instantShape,
  })
  .meta({ id: 'NewsEdit' });
export type NewsEditJson = z.output<typeof newsEditShape>;

export const newsEditView = ({ edit, changes, editor }: SeenEdit): NewsEditJson => ({
  revision: edit.revision,
  kind: edit.kind,
  editor: editor && personView(editor),
  changes,
  at: instantView(edit.at),
});
