import type { Event, Noticed } from '../events/event.entity.js';
import type { Message, Part } from './invite.rules.js';

/** Why somebody would be mailed about a change: their part, or what the change does for them. */
export const PREVIEW_REASONS = [
  'going',
  'waitlisted',
  'maybe',
  'invited',
  'promoted',
  'offered',
  'left-out',
] as const;
export type PreviewReason = (typeof PREVIEW_REASONS)[number];

export interface Foreseen {
  /** Where they would stand after the change, and the mail that they would be owed. */
  part: Part;
  message: Message | null;
  isPromoted: boolean;
  /** They answered, and what they have hangs on whom it is for: no invitation lets them in, nor do their dues. */
  hangsOnAudience: boolean;
}

/** Null for whom nothing is sent to. */
export function reasonToTell(
  { part, message, isPromoted, hangsOnAudience }: Foreseen,
  change: { noticed: readonly Noticed[]; isNarrowed: boolean },
): PreviewReason | null {
  if (isPromoted) return 'promoted';
  if (message === null) return null;
  if (message.kind === 'offered') return 'offered';
  if (part === 'gone' || message.kind === 'lapsed')
    return change.isNarrowed && hangsOnAudience ? 'left-out' : null;
  return change.noticed.length > 0 && part !== 'declined' ? part : null;
}

/** Fields whose change is on the page and tells nobody. */
const SILENT: Record<string, (event: Event) => unknown> = {
  description: ({ description }) => description,
  kind: ({ kind }) => kind,
  place: ({ place }) => JSON.stringify(place),
  roomUrl: ({ roomUrl }) => roomUrl,
  room: ({ roomGenerated }) => roomGenerated,
  capacity: ({ capacity }) => capacity,
  heldSeats: ({ heldSeats }) => heldSeats,
  maxGuests: ({ maxGuests }) => maxGuests,
  audience: ({ audience, adherentsOf }) => adherentsOf ?? audience,
  rsvpDeadline: ({ rsvpDeadlineAt }) => rsvpDeadlineAt,
  sharedWith: ({ sharedCommunityId }) => sharedCommunityId,
};

export function silentChanges(before: Event, after: Event, noticed: readonly Noticed[]): string[] {
  return Object.entries(SILENT)
    .filter(([name, valueOf]) => valueOf(before) !== valueOf(after) && !noticed.includes(name as Noticed))
    .map(([name]) => name);
}
