import { findSecrets, RULE_CODES, type RuleCode } from '../find.js';
import type { Expected, Labelled } from './labelled.test-data.js';

export interface Measure {
  code: RuleCode;
  /** Sentences that hold such a passage. */
  sentences: number;
  expected: number;
  found: number;
  right: number;
}

export const foundIn = ({ text, setting }: Labelled): Expected[] =>
  findSecrets(text, setting).map(({ code, level }): Expected => `${code}:${level}`);

/** A find is right when its sentence expects one of that code and level, each counted once. */
export const measures = (corpus: readonly Labelled[]): Measure[] =>
  RULE_CODES.map((code) => {
    const ofCode = (finds: readonly Expected[]) => finds.filter((find) => find.startsWith(`${code}:`));
    const rows = corpus.map((sentence) => ({
      expected: ofCode(sentence.expected),
      found: ofCode(foundIn(sentence)),
    }));
    const sum = (count: (row: (typeof rows)[number]) => number) =>
      rows.reduce((total, row) => total + count(row), 0);
    return {
      code,
      sentences: rows.filter(({ expected }) => expected.length > 0).length,
      expected: sum(({ expected }) => expected.length),
      found: sum(({ found }) => found.length),
      right: sum(({ expected, found }) => inCommon(expected, found)),
    };
  });

function inCommon(expected: readonly Expected[], found: readonly Expected[]): number {
  const left = [...expected];
  return found.filter((find) => left.includes(find) && left.splice(left.indexOf(find), 1)).length;
}
