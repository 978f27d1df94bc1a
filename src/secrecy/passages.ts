import type { Level, Passage } from './rule.js';

/**
 * What a pattern (global) proposes and its judge keeps. A match that is refused gives way to those that begin
 * inside it: patterns must be short-sighted for this to stay linear.
 */
export function passages(
  pattern: RegExp,
  text: string,
  judge: (match: RegExpExecArray) => Level | null,
): Passage[] {
  const kept: Passage[] = [];
  const search = new RegExp(pattern);
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const level = judge(match);
    const end = match.index + match[0].length;
    if (level) kept.push({ level, start: match.index, end });
    search.lastIndex = level ? end : match.index + 1;
  }
  return kept;
}
