import type { Level, RuleCode, Setting } from '../find.js';

export type Expected = `${RuleCode}:${Level}`;

/** A sentence and what a careful colleague would mark in it; alone where there is nothing to mark. */
type Line = string | readonly [text: string, ...expected: Expected[]];

export interface Labelled {
  text: string;
  setting: Setting;
  expected: readonly Expected[];
}

export const labelled = (country: Setting['country'], lines: readonly Line[]): Labelled[] =>
  lines.map((line) => {
    const [text, ...expected] = typeof line === 'string' ? ([line] as const) : line;
    return { text, setting: { country, isPublicContact: false }, expected };
  });
