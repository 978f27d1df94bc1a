import { expect, it } from 'vitest';
import { isFromOurPages, type OriginClues } from './origin-check.js';

const host = 'maillage.example';
type Row = [allowed: boolean, method: string, clues: Partial<OriginClues>];

it.each<Row>([
  [true, 'GET', { secFetchSite: 'cross-site', origin: 'https://evil.example' }],
  [true, 'HEAD', { secFetchSite: 'cross-site' }],
  [true, 'POST', { secFetchSite: 'same-origin' }],
  [true, 'POST', { secFetchSite: 'none' }],
  [false, 'POST', { secFetchSite: 'same-site' }],
  [false, 'POST', { secFetchSite: 'cross-site' }],
  [false, 'POST', { secFetchSite: 'cross-site', origin: 'https://maillage.example' }],
  [true, 'POST', { secFetchSite: 'same-origin', origin: 'null' }],
  [true, 'POST', { origin: 'https://maillage.example' }],
  [true, 'DELETE', { origin: 'https://maillage.example', host: 'Maillage.Example' }],
  [true, 'PUT', { origin: 'http://localhost:3000', host: 'localhost:3000' }],
  [false, 'PUT', { origin: 'http://localhost:4000', host: 'localhost:3000' }],
  [false, 'POST', { origin: 'https://evil.example' }],
  [false, 'POST', { origin: 'https://maillage.example.evil.example' }],
  [false, 'POST', { origin: 'null' }],
  [false, 'POST', { origin: '' }],
  [false, 'POST', { origin: 'https://maillage.example', host: undefined }],
  [true, 'POST', {}],
])('%s: %s with %j', (allowed, method, clues) => {
  const given = { method, secFetchSite: undefined, origin: undefined, host, ...clues };
  expect(isFromOurPages(given)).toBe(allowed);
});
