import { z } from 'zod';
import type { SeenComment } from '../../features/board/news-comment.service.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

export const newsCommentShape = z
  .strictObject({
    id: z.string(),
    text: z.string().describe('Empty for what was taken back, or is hidden'),
    author: personShape.nullable(),
    state: z
      .enum(['shown', 'hidden', 'withdrawn'])
      .describe('hidden: until moderators decide; its author still reads it'),
    can: z.strictObject({ withdraw: z.boolean(), report: z.boolean() }),
    createdAt: instantShape,
  })
  .meta({ id: 'NewsComment' });
export type NewsCommentJson = z.output<typeof newsCommentShape>;

export const newsCommentView = ({ comment, text, author, state, can }: SeenComment): NewsCommentJson => ({
  id: comment.id,
  text,
  author: author && personView(author),
  state,
  can,
  createdAt: instantView(comment.createdAt),
});
