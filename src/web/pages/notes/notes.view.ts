import type { NoteLine } from '../../../features/notes/note-lines.rules.js';
import { hasBegun } from '../../../features/notes/note.rules.js';
import type { SeenNotes } from '../../../features/notes/note.service.js';
import { conflict, DomainError } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { NEWS_KINDS } from '../../../vocabulary/news-kinds.js';
import type { ListedEvent } from '../../views/event-listing.js';
import { territoryGroups } from '../choices.view.js';
import { fieldText, type PostedForm } from '../events/posted-form.input.js';
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
export function notesPage(
  { view, notes, isHidden, lines, territory, country, can }: SeenNotes,
  viewer: Viewer,
) {
  const { event } = view;
  const offered = lines.filter(({ isFlagged }) => !isFlagged);
  return {
    eventPath: `/events/${event.id}`,
    path: notesPath(event.id),
    title: event.title,
    when: whenView(event, viewer.timeZone),
    can,
    isHidden,
    reportsPath: `${notesPath(event.id)}/reports`,
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

/** As `changedInBetween`, where lines were ticked. */
export const linesChangedInBetween = (error: unknown): unknown =>
  error instanceof DomainError && error.kind === 'stale' ? conflict('stale-note-lines') : error;

const SAID = 'text-';

/** What was ticked and chosen, of the lines as they stand now: somebody may have written above them in between. */
export function followingLines(body: PostedForm, lines: readonly NoteLine[]): PostedForm {
  const said = Object.entries(body).filter(([name]) => name.startsWith(SAID));
  if (said.length === 0) return body;
  const moved = new Map<string, string>();
  for (const [name, text] of said) {
    const was = name.slice(SAID.length);
    const same = lines.filter((line) => line.text === fieldText(text)).map(({ number }) => String(number));
    const now = same.includes(was) ? was : same[0];
    if (now !== undefined) moved.set(was, now);
  }
  const rest = Object.entries(body).filter(([name]) => !/^(?:text|kind)-/.test(name));
  const kinds = [...moved].map(([was, now]) => [`kind-${now}`, body[`kind-${was}`]] as const);
  const ticked = tickedIn(body).flatMap((was) => moved.get(was) ?? []);
  return { ...Object.fromEntries([...rest, ...kinds]), lines: ticked };
}

/** The lines that are ticked, by what a refusal of each is about. */
export const tickedLabels = (values: PostedForm, lines: readonly NoteLine[]): Record<string, string> =>
  Object.fromEntries(
    tickedIn(values).flatMap((ticked, index) => {
      const text = lines.find(({ number }) => String(number) === ticked)?.text ?? '';
      return [`lines.${index}.line`, `lines.${index}.kind`].map((field) => [field, text]);
    }),
  );

const tickedIn = ({ lines }: PostedForm): string[] => [lines ?? []].flat();
