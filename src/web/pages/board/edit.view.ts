import { sourceAsked, titleFrom } from '../../../features/board/news-fields.rules.js';
import type { SeenNews } from '../../../features/board/news-reading.service.js';
import type { PostedForm } from '../events/posted-form.input.js';
import { knownStructure } from './post-start.js';

const filled = (fields: Record<string, string | null | undefined>): PostedForm =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text ?? '']));

/** What the form shows of an item, as it stands. */
export function standingValues({
  item,
  themes,
  structure,
  communitySlug,
  association,
}: SeenNews): PostedForm {
  const { kind, title, text, territory, effectiveOn, endsOn, deadlineOn, scope } = item;
  const { alternative, newAddress, acronym, supersedesId, revision } = item;
  return {
    ...filled({ kind, text, territory, effectiveOn, endsOn, deadlineOn, alternative, newAddress, acronym }),
    ...filled({ scope, communitySlug, onBehalfOf: association?.id, supersedes: supersedesId }),
    title: title === titleFrom(text) ? '' : title,
    ...filled({ ...sourceAsked(item) }),
    themes,
    revision: String(revision),
    ...knownStructure(structure),
  };
}
