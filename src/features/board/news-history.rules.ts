import { findSecrets, type Setting } from '../../secrecy/find.js';
import type { NewsEdit } from './news-edit.entity.js';

export type NewsValue = string | string[] | null;

export interface FieldChange {
  field: string;
  before: NewsValue;
  after: NewsValue;
}

/**
 * What each edit changed, the last edit first: each says what was there before, and the one after it what came. A text by
 * which somebody may be recognised was taken out for that: it is not shown again.
 */
export function changesOf(
  edits: readonly Pick<NewsEdit, 'before'>[],
  current: Readonly<Record<string, NewsValue>>,
  country: Setting['country'],
): FieldChange[][] {
  let after = current;
  return edits.map(({ before }) => {
    const shown = Object.fromEntries(
      Object.entries(before).map(([field, value]) => [field, isFit(value, country) ? value : null]),
    );
    const changes = Object.entries(shown).map(([field, value]) => ({
      field,
      before: value,
      after: after[field] ?? null,
    }));
    after = { ...after, ...shown };
    return changes;
  });
}

const isFit = (value: NewsValue, country: Setting['country']): boolean =>
  typeof value !== 'string' ||
  findSecrets(value, { country, isPublicContact: false }).every(({ level }) => level === 'advise');
