import { type Goal, isReached, type Result } from './result.js';

const HEAD = ['', 'what', 'on', 'ours', 'bare', 'ratio', 'goal', 'reached'];

/** Three digits are as many as a noisy machine gives. */
export function figure(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

const goalText = (goal: Goal, unit: string): string =>
  ('atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`) + unit;

function cells(result: Result): string[] {
  const { row, what, database, ours, bare, ratio, unit, goal } = result;
  return [
    row,
    what,
    database,
    `${figure(ours)} ${unit}`,
    bare === null ? '' : `${figure(bare)} ${unit}`,
    ratio === null ? '' : figure(ratio),
    goalText(goal, ratio === null ? ` ${unit}` : ''),
    isReached(result) ? 'yes' : 'no',
  ];
}

/** In Markdown, its columns padded so that a terminal shows it as well. */
export function table(results: readonly Result[]): string {
  const rows = [HEAD, ...results.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(HEAD), rule, ...rows.slice(1).map(line)].join('\n');
}

const MARKERS = ['<!-- measured -->', '<!-- /measured -->'] as const;

/** Puts `measured` between the markers of a page. */
export function withMeasured(page: string, measured: string): string {
  const [begin, end] = MARKERS.map((marker) => page.indexOf(marker)) as [number, number];
  if (begin < 0 || end < begin) throw new Error(`The page lacks its markers: ${MARKERS.join(' … ')}`);
  return `${page.slice(0, begin + MARKERS[0].length)}\n${measured}\n${page.slice(end)}`;
}
