import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { apiRoutes } from '../support/api-client.js';
import type { OpenApiDocument } from '../../src/web/api/openapi.js';

let app: TestApp;
let document: OpenApiDocument;
beforeAll(async () => {
  app = await startApp();
  document = (await app.client().get('/api/openapi.json')).json as OpenApiDocument;
});
afterAll(() => app.close());

/** Every handler that Nest routes under `/api`, in whatever module it is. */
function routedHandlers(): string[] {
  const controllers = [...app.nest.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as { prototype: Record<string, object> };
    const [prefix] = [Reflect.getMetadata(PATH_METADATA, controller) as string];
    return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const handler = controller.prototype[name]!;
      const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      const path = `/${prefix}/${Reflect.getMetadata(PATH_METADATA, handler) as string}`
        .replaceAll(/\/+/g, '/')
        .replace(/(.)\/$/, '$1');
      return verb !== undefined && path.startsWith('/api') ? [`${RequestMethod[verb]} ${path}`] : [];
    });
  });
}

const documented = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );

describe('the OpenAPI document', () => {
  it('holds every route of the API, and nothing else', () => {
    const undocumented = ['GET /api/docs', 'GET /api/openapi.json'];
    expect([...documented(), ...undocumented].sort()).toEqual(routedHandlers().sort());
  });

  it('refers only to what it defines, and defines only what is referred to', () => {
    const text = JSON.stringify(document);
    const used = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(document.components.schemas).sort());
    expect(text).not.toContain('$defs');
  });

  it('names each operation once, and every parameter of its path', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, parameters } of apiRoutes)
      expect(
        document.paths[path]![method]!.parameters.filter((each) => each.in === 'path').map(
          ({ name }) => name,
        ),
      ).toEqual(parameters);
  });

  it('says which fields a body takes, and that others are refused', () => {
    const body = document.paths['/api/communities']!.post!.requestBody!.content['application/json']!.schema;
    expect(body).toMatchObject({ additionalProperties: false, required: ['name', 'territory'] });
    expect(Object.keys(body.properties ?? {})).toContain('joinPolicy');
  });

  it.each(apiRoutes)('says whether $method $path needs an account', async ({ method, path }) => {
    const { security } = document.paths[path]![method]!;
    const address = path.replaceAll(/\{\w+\}/g, 'nothing');
    const { status } = await app.client().send(method.toUpperCase(), address, {});
    expect(status === 401).toBe(security.every((way) => Object.keys(way).length > 0));
  });
});

describe('the page of the documentation', () => {
  it.each([
    ['fr', 'L’API de Maillage'],
    ['en', 'The Maillage API'],
  ])('shows in %s every route, field and shape, with nothing from elsewhere', async (language, title) => {
    const page = await app.client().get('/api/docs', { 'accept-language': language });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toContain(`<h1>${title}</h1>`);
    for (const { method, path } of apiRoutes) expect(page.text).toContain(`${method.toUpperCase()} ${path}<`);
    for (const name of Object.keys(document.components.schemas))
      expect(page.text).toContain(`shape-${name}"`);
    expect(page.text).toContain('<code>startsLocal</code>');
    expect(page.text).not.toMatch(/(?:src|href)="https?:|style=|<script(?! type="module" src="\/assets)/);
  });
});
