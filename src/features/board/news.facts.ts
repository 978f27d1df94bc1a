import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';
import { NEWS_EDIT_KINDS } from './news-edit.entity.js';

/** A published item says something else; `revision` is the one that it has since. */
export const newsEdited = factKind(
  'news.edited',
  z.object({ newsId: z.string(), revision: z.int(), kind: z.enum(NEWS_EDIT_KINDS) }),
);
