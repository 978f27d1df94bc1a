import { searchable } from '../../kernel/text.js';

/** `where column ${LIKE}`, with `pattern`. */
export const LIKE = "like :pattern escape '!'";

/** The pattern of what contains some words, in a column of what `searchable` made. */
export const containing = (words: string): string => `%${searchable(words).replace(/[!%_]/g, '!$&')}%`;
