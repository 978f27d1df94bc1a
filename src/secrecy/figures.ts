/** Patterns of numbers as people type them, over the legible text. */

/** What may stand between two groups of figures: « 06 39 », « 06.39 », « 06 - 39 », a line's end. */
export const GAP = '[ \\n.\\-/_]{0,3}';

/** Figures of one group, even broken by a line's end. */
export const figures = (count: number): string => `\\d(?:\\n?\\d){${count - 1}}`;

export const onlyFigures = (written: string): string => written.replace(/\D/g, '');

/** Lengths of its groups: « 06 39 98 00 01 » → 2, 2, 2, 2, 2. A line's end inside a group counts as a gap. */
export const groupLengths = (written: string): number[] =>
  written
    .split(/\D+/)
    .filter(Boolean)
    .map((group) => group.length);

/** In groups of one length, the last perhaps shorter: « 269 054 958 815 780 ». */
export function evenlyGrouped(written: string): boolean {
  const [first = 0, ...others] = groupLengths(written);
  return others.every((length, index) => length === first || (index === others.length - 1 && length < first));
}

/** Doubles each second figure from the right (ISO/IEC 7812-1). */
export function passesLuhn(number: string): boolean {
  const sum = [...number]
    .reverse()
    .map((figure, index) => Number(figure) * (index % 2 === 0 ? 1 : 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}
