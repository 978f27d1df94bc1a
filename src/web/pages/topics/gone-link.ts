import { DomainError } from '../../../kernel/domain-error.js';
import { type Page, page } from '../../../platform/http/page.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';

/** What a mailed link shows once it opens nothing any more. */
export function goneLink(error: unknown): Page {
  if (!(error instanceof DomainError) || !['not-found', 'forbidden', 'conflict'].includes(error.kind))
    throw error;
  return page('topics/link-gone', {}, { status: 404, headers: LINK_HEADERS });
}
