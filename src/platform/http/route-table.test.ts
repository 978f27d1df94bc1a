import { expect, it } from 'vitest';
import { allowedMethods, knownRoute } from './route-table.js';

const routes = [
  knownRoute(['GET', 'HEAD'], '/events/:id'),
  knownRoute('POST', '/events/:id/answers'),
  knownRoute('DELETE', '/events/:id'),
  knownRoute('GET', '/calendar/:secret.ics'),
  knownRoute('GET', '/assets/*'),
];

it.each([
  ['/events/1', ['DELETE', 'GET', 'HEAD', 'OPTIONS']],
  ['/events/1/answers', ['OPTIONS', 'POST']],
  ['/calendar/abc.ics', ['GET', 'OPTIONS']],
  ['/calendar/abcXics', []],
  ['/assets/a/b.css', ['GET', 'OPTIONS']],
  ['/events', []],
  ['/events/1/2/3', []],
])('%s answers %j', (path, methods) => {
  expect(allowedMethods(routes, path)).toEqual(methods);
});
