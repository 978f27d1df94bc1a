import { expect } from 'vitest';
import { API_CONTROLLERS } from '../../src/web/api/api.module.js';
import { type DescribedRoute, describedRoutes } from '../../src/web/api/described-routes.js';
import { statusOf } from '../../src/web/api/described.js';
import { openApiDocument } from '../../src/web/api/openapi.js';
import { problemShape } from '../../src/web/api/problem.shape.js';
import type { TestApp } from './app.js';
import { type Answer, Client } from './client.js';

export const apiRoutes: readonly DescribedRoute[] = describedRoutes(API_CONTROLLERS);

const { paths } = openApiDocument(apiRoutes, 'tests');

const patternOf = ({ path }: DescribedRoute): RegExp =>
  new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

/** Of two that fit, `/api/sessions/current` comes before `/api/sessions/{id}`. */
const matching = (method: string, path: string): DescribedRoute | undefined =>
  apiRoutes
    .filter((route) => route.method === method.toLowerCase() && patternOf(route).test(path))
    .sort((a, b) => a.parameters.length - b.parameters.length)[0];

function checkProblem(answer: Answer): void {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(problemShape.parse(answer.json)).toMatchObject({ status: answer.status });
}

/** That an answer is one which the document describes. */
function checkDescribed(method: string, path: string, answer: Answer): void {
  const [pathname = ''] = path.split('?', 1);
  const route = matching(method, pathname);
  if (!route) throw new Error(`${method} ${pathname} is not described`);
  const described = Object.keys(paths[route.path]![route.method]!.responses);
  expect(described, `${method} ${route.path}: ${answer.text}`).toContain(String(answer.status));
  expect(answer.headers.get('cache-control')).toMatch(/no-store/);
  if (answer.status >= 400) return checkProblem(answer);
  if (route.description.mayVanish && answer.status === 204) return expect(answer.text).toBe('');
  expect(answer.status).toBe(statusOf(route.description));
  if (route.description.output) route.description.output.parse(answer.json);
  else if (route.description.csv) expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  else expect(answer.text).toBe('');
  expect(answer.headers.has('location'), `Location of ${method} ${path}`).toBe(answer.status === 201);
}

/** A program: whatever the API answers it is compared with what the document says. */
export class ApiClient extends Client {
  override async send(...request: Parameters<Client['send']>): Promise<Answer> {
    const answer = await super.send(...request);
    checkDescribed(request[0], request[1], answer);
    return answer;
  }
}

/** Of somebody signed in; of a stranger without an address. */
export async function apiClient(app: TestApp, email?: string): Promise<ApiClient> {
  const client = new ApiClient(app.origin);
  if (email === undefined) return client;
  for (const [name, value] of (await app.signIn(email)).cookies) client.cookies.set(name, value);
  return client;
}
