import { expect, it } from 'vitest';
import { parseSessionCookie } from './session-cookie.js';

const token = 'k5qmw3ra-K5QMW3RA_k5qmw3rak5qmw3rak5qmw3rak5';

it.each([
  [token, { token, setOn: null }],
  [`${token}.20500`, { token, setOn: 20500 }],
  [`${token}.`, null],
  [`${token}.x`, null],
  [`${token}.1.2`, null],
  ['short', null],
  ['', null],
  [`${'a'.repeat(201)}`, null],
  [`${token}; path=/`, null],
])('%s', (value, cookie) => {
  expect(parseSessionCookie(value)).toEqual(cookie);
});
