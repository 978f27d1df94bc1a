import { isId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';

/**
 * What makes a form that is sent twice, by a double click or a reload, create once. `saying` is what tells a new
 * thing from the same: changed after going back, it creates another.
 */
export function onceForForm({ accountId }: Viewer, formId: unknown, saying: readonly string[]): Once | null {
  if (typeof formId !== 'string' || !isId(formId)) return null;
  return { accountId, key: ['form', formId, ...saying].join(':'), fingerprint: 'form' };
}
