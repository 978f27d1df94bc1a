import { DomainError } from '../../../kernel/domain-error.js';
import { type Page, page } from '../../../platform/http/page.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';

/** What a mailed link about news shows once it opens nothing any more. */
export function goneNewsLink(error: unknown): Page {
  if (!(error instanceof DomainError) || !['not-found', 'forbidden', 'conflict'].includes(error.kind))
    throw error;
  return page('board/item-link-gone', {}, { status: 404, headers: LINK_HEADERS });
}
