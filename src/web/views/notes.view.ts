import { z } from 'zod';
import type { KeptLine } from '../../features/notes/note-draft.service.js';
import type { SeenNotes } from '../../features/notes/note.service.js';
import { NEWS_KINDS } from '../../vocabulary/news-kinds.js';
import { instantOrNull, instantShape } from './instant.view.js';

export const notesShape = z
  .strictObject({
    eventId: z.string(),
    text: z.string(),
    lines: z
      .array(
        z.strictObject({
          line: z.int().meta({ description: 'Its number in the text, from 1' }),
          text: z.string().meta({ description: 'Without its bullet' }),
          kind: z.enum(NEWS_KINDS).nullable().meta({ description: 'What kind of news it looks like' }),
          flagged: z.boolean().meta({ description: 'Somebody might be recognised: it becomes no news' }),
        }),
      )
      .meta({ description: 'Those that say something' }),
    hidden: z.boolean().meta({ description: 'From all but who wrote last, until a moderator has read them' }),
    can: z.strictObject({ write: z.boolean(), report: z.boolean() }),
    revision: z.int().meta({ description: '0 before anything was written' }),
    updatedAt: instantShape.nullable(),
  })
  .meta({ id: 'Notes' });
export type NotesJson = z.output<typeof notesShape>;

export const keptLinesShape = z
  .strictObject({
    drafts: z.array(z.strictObject({ line: z.int(), kind: z.enum(NEWS_KINDS), newsId: z.string() })),
  })
  .meta({ id: 'NoteDrafts' });

export const notesView = ({ view, notes, lines, isHidden, can }: SeenNotes): NotesJson => ({
  eventId: view.event.id,
  text: notes?.text ?? '',
  lines: lines.map(({ number, text, kind, isFlagged }) => ({ line: number, text, kind, flagged: isFlagged })),
  hidden: isHidden,
  can,
  revision: notes?.revision ?? 0,
  updatedAt: instantOrNull(notes?.updatedAt ?? null),
});

export const keptLinesView = (drafts: KeptLine[]): z.output<typeof keptLinesShape> => ({ drafts });
