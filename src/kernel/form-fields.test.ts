import { expect, it } from 'vitest';
import { fieldOrNull, fieldValue } from './form-fields.js';

it.each([
  [undefined, '', null],
  ['', '', null],
  ['  ', '  ', null],
  [' a ', ' a ', 'a'],
  [['a', 'b'], 'b', 'b'],
  [[], '', null],
])('of %j the value is %j, or %j', (value, text, orNull) => {
  expect([fieldValue(value), fieldOrNull(value)]).toEqual([text, orNull]);
});
