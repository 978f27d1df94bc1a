import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFlash, encodeFlash } from './flash.js';

it('comes back as it was set', () => {
  const flash = { key: 'rsvps.flash.going', params: { title: 'Café « entre pairs »' } };
  expect(decodeFlash(encodeFlash(flash))).toEqual(flash);
  expect(decodeFlash(encodeFlash({ key: 'layout.flash.saved' }))).toEqual({
    key: 'layout.flash.saved',
    params: {},
  });
});

it.each([
  '',
  'x',
  encodeFlash({ key: 'nodot' }),
  encodeFlash({ key: '<b>.x' }),
  encodeFlash({ key: 'a.b', params: { x: 'y'.repeat(301) } }),
  Buffer.from('{"key":"a.b","params":{"x":1}}').toString('base64url'),
  Buffer.from('{"key":"a.b","href":"/"}').toString('base64url'),
])('%s is not ours', (value) => {
  expect(decodeFlash(value)).toBeNull();
});

it('never throws', () => {
  fc.assert(fc.property(fc.string(), (value) => decodeFlash(value) === null));
});
