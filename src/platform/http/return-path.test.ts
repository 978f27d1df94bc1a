import { expect, it } from 'vitest';
import { returnPath, signInPath, type Asked } from './return-path.js';

const host = 'maillage.example';

it.each<[path: string, Partial<Asked>]>([
  ['/events/1?tab=a', { url: '/events/1?tab=a' }],
  ['/', { url: '//evil.example' }],
  ['/events/1', { method: 'POST', referer: 'https://maillage.example/events/1' }],
  ['/', { method: 'POST', referer: 'https://evil.example/events/1' }],
  ['/', { method: 'POST', referer: 'not a URL' }],
  ['/', { method: 'POST' }],
])('%s after %j', (path, asked) => {
  expect(returnPath({ method: 'GET', url: '/settings', host, referer: undefined, ...asked })).toBe(path);
});

it.each([
  ['/', '/sign-in'],
  ['/sign-in?next=/', '/sign-in'],
  ['/events/1?a=b&c', '/sign-in?next=%2Fevents%2F1%3Fa%3Db%26c'],
])('to come back to %s one signs in at %s', (next, path) => {
  expect(signInPath(next)).toBe(path);
});
