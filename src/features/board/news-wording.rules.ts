import { diffWords } from 'diff';

/** A part of a text that an edit kept, took away or put there. */
export interface Passage {
  is: 'kept' | 'removed' | 'added';
  text: string;
}

/** Where more words went and came, it is another text: nobody would read one in the other, and comparing takes long. */
const MOST_CHANGED = 100;

/** Which words of a text an edit changed, in the order of reading. Spaces and line breaks are no words. */
export function changedWords(before: string, after: string): Passage[] {
  const parts = diffWords(before, after, { maxEditLength: MOST_CHANGED });
  if (!parts) return [passage('removed', before), passage('added', after)];
  return parts.map(({ value, added, removed }) => {
    if (added) return passage('added', value);
    return passage(removed ? 'removed' : 'kept', value);
  });
}

const passage = (is: Passage['is'], text: string): Passage => ({ is, text });
