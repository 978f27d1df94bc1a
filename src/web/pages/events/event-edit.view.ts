import { PREVIEW_REASONS } from '../../../features/invitations/change-preview.rules.js';
import type { ChangePreview, ToldPerson } from '../../../features/invitations/change-preview.service.js';
import { whenView } from './event.view.js';
import type { PostedForm } from './posted-form.input.js';

/** Beyond these a reason says how many more. */
const NAMED = 30;

const SENT_BY_BUTTONS = ['agreed', 'again'];

const nameOf = ({ account, address }: ToldPerson): string => account.displayName || (address ?? '');

/** « Qui sera prévenu, et pourquoi », before a change is saved. */
export function editConfirmation(
  { preview, body }: { preview: ChangePreview; body: PostedForm },
  { event, zone }: { event: { id: string; title: string }; zone: string },
) {
  const groups = PREVIEW_REASONS.map((reason) => {
    const people = preview.people.filter((person) => person.reason === reason);
    return { reason, count: people.length, names: people.slice(0, NAMED).map(nameOf) };
  });
  return {
    event: { title: event.title, path: `/events/${event.id}` },
    changes: preview.changes,
    /** When it would be, for a change of that. */
    when: preview.changes.includes('time') ? whenView(preview.after, zone) : null,
    isLate: preview.isLate,
    groups: groups.filter(({ count }) => count > 0),
    silent: preview.silent,
    typed: typedFields(body),
  };
}

/** All that was typed, as hidden fields: several of a name where it came several times. */
export const typedFields = (body: PostedForm): { name: string; value: string }[] =>
  Object.entries(body)
    .filter(([name]) => !SENT_BY_BUTTONS.includes(name))
    .flatMap(([name, value]) => [value ?? []].flat().map((text) => ({ name, value: text })));
