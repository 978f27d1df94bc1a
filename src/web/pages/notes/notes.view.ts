import type { NoteLine } from '../../../features/notes/note-lines.rules.js';
import { hasBegun } from '../../../features/notes/note.rules.js';
import type { SeenNotes } from '../../../features/notes/note.service.js';
import { conflict, DomainError } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { NEWS_KINDS } from '../../../vocabulary/news-kinds.js';
import type { ListedEvent } from '../../views/event-listing.js';
import { territoryGroups } from '../choices.view.js';
import { whenView } from '../events/event.view.js';
import { textView } from '../mailbox/mailbox.view.js';

export const notesPath = (eventId: string): string => `/events/${eventId}/notes`;

/** For those who may read them, once people met; null for others. */
export function notesPathOf({ event, can, mine }: ListedEvent, now: number): string | null {
  const mayRead = can.manage || mine?.rsvp.outcome === 'going';
  return mayRead && hasBegun(event, now) ? notesPath(event.id) : null;
}

const lineView = ({ number, text, kind }: NoteLine) => ({ number, text, kind });

/** What `notes/show` shows. */
export function notesPage({ view, notes, lines, territory, country, can }: SeenNotes, viewer: Viewer) {
  const { event } = view;
  const offered = lines.filter(({ isFlagged }) => !isFlagged);
  return {
    eventPath: `/events/${event.id}`,
    path: notesPath(event.id),
    title: event.title,
    when: whenView(event, viewer.timeZone),
    can,
    text: notes?.text ?? '',
    paragraphs: notes?.text ? textView(notes.text) : [],
    revision: notes?.revision ?? 0,
    updatedAt: notes?.updatedAt ?? null,
    looksLikeNews: offered.filter(({ kind }) => kind !== null).map(lineView),
    others: offered.filter(({ kind }) => kind === null).map(lineView),
    flagged: lines.filter(({ isFlagged }) => isFlagged).map(({ text }) => text),
    kinds: NEWS_KINDS,
    territory,
    territories: territoryGroups(),
    country,
  };
}

/** Somebody else wrote in between: the form comes back, and sending it again overwrites knowingly. */
export const changedInBetween = (error: unknown): unknown =>
  error instanceof DomainError && error.kind === 'stale' ? conflict('stale-notes') : error;
