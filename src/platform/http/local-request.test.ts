import { expect, it } from 'vitest';
import { isLocalRequest, type RequestSource } from './local-request.js';

const here: RequestSource = { peer: '127.0.0.1', host: 'localhost:3000', headers: { accept: '*/*' } };

it.each<[local: boolean, Partial<RequestSource>]>([
  [true, {}],
  [true, { peer: '::1', host: '[::1]:3000' }],
  [true, { peer: '::ffff:127.0.0.1', host: '127.0.0.1' }],
  [true, { host: 'LOCALHOST' }],
  [false, { peer: '192.168.1.10' }],
  [false, { peer: '::ffff:10.0.0.1' }],
  [false, { peer: undefined }],
  [false, { host: undefined }],
  [false, { host: 'maillage.example' }],
  [false, { host: '127.evil.example' }],
  [false, { host: 'localhost.evil.example' }],
  [false, { host: 'evil.example@localhost/ ' }],
  [false, { headers: { 'x-forwarded-for': '127.0.0.1' } }],
  [false, { headers: { 'x-forwarded-host': 'localhost' } }],
  [false, { headers: { forwarded: 'for=127.0.0.1' } }],
  [false, { headers: { via: '1.1 tunnel' } }],
])('%s with %j', (local, difference) => {
  expect(isLocalRequest({ ...here, ...difference }, { localMode: true })).toBe(local);
});

it('is never so off local mode', () => {
  expect(isLocalRequest(here, { localMode: false })).toBe(false);
});
