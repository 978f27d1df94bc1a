import { expect, it } from 'vitest';
import { evenlyGrouped, groupLengths, passesLuhn } from './figures.js';

it.each([
  ['123456782', true],
  ['123456789', false],
  ['79927398713', true],
])('Luhn of %s: %s', (number, passes) => {
  expect(passesLuhn(number)).toBe(passes);
});

it('tells how figures are grouped', () => {
  expect(groupLengths('06 39.98-00')).toEqual([2, 2, 2, 2]);
  expect(['269 054 958 815 780', '2690 5495 8815 780', '2 6 9 0'].every(evenlyGrouped)).toBe(true);
  expect(['26 905 49', '269 054 9588'].some(evenlyGrouped)).toBe(false);
});
