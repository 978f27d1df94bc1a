import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpus, ordinary } from './corpus/all.test-data.js';
import { foundIn, measures, type Measure } from './corpus/measure.test-data.js';
import { unseen } from './corpus/unseen.test-data.js';
import type { RuleCode } from './find.js';

const measured = measures(corpus);
const of = (code: RuleCode) => {
  const { expected, found, right } = measured.find((measure) => measure.code === code) ?? {
    expected: 0,
    found: 0,
    right: 0,
  };
  return { recall: right / expected, precision: right / found };
};

describe('over the labelled sentences', () => {
  it('there are enough, and no two alike', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(600);
    expect(ordinary.length).toBeGreaterThanOrEqual(240);
    expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length);
  });

  it.each(['nir', 'nam', 'nas', 'iban'] as const)(
    'every %s with its key is refused, and nothing else',
    (code) => {
      expect(of(code)).toEqual({ recall: 1, precision: 1 });
    },
  );

  it('nothing is refused that should not be', () => {
    const wrongly = corpus.filter((sentence) =>
      foundIn(sentence).some((find) => find.endsWith(':block') && !sentence.expected.includes(find)),
    );
    expect(wrongly).toEqual([]);
  });

  it('what colleagues write any day is never refused, and seldom asked about', () => {
    const levels = ordinary.flatMap(foundIn).map((find) => find.split(':')[1]);
    expect(levels).not.toContain('block');
    expect(levels.filter((level) => level === 'confirm').length).toBeLessThanOrEqual(ordinary.length * 0.02);
  });

  it.each([
    ['tel-fr-mobile', 0.9, 0.99],
    ['tel-fr-fixe', 0.99, 0.99],
    ['tel-ca', 0.99, 0.99],
    ['courriel', 0.85, 0.95],
    ['naissance', 0.8, 0.99],
    ['civilite-nom', 0.85, 0.99],
    ['dossier', 0.85, 0.99],
    ['age-lieu', 0.85, 0.95],
  ] as const)('%s: recall from %d, precision from %d', (code, recall, precision) => {
    expect(of(code).recall).toBeGreaterThanOrEqual(recall);
    expect(of(code).precision).toBeGreaterThanOrEqual(precision);
  });

  it('docs/SECRECY.md says what is measured', () => {
    const page = readFileSync('docs/SECRECY.md', 'utf8');
    const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;
    const rows = measured.map(
      ({ code, sentences, expected, found, right }) =>
        `| \`${code}\` | ${sentences} | ${percent(right, expected)} | ${percent(right, found)} |`,
    );
    expect(page.split('\n').filter((line) => /^\| `[a-z-]+` \| \d/.test(line))).toEqual(rows);
    expect(page).toContain(`${corpus.length} sentences, ${ordinary.length} of them`);
    const { expected, found, right } = total(measures(unseen));
    expect(page).toContain(`the ${unseen.length} sentences of`);
    expect(page).toContain(`${right} of ${expected} passages found, ${found - right} find too many`);
  });
});

const total = (list: readonly Measure[]) =>
  list.reduce(
    (sum, { expected, found, right }) => ({
      expected: sum.expected + expected,
      found: sum.found + found,
      right: sum.right + right,
    }),
    { expected: 0, found: 0, right: 0 },
  );
