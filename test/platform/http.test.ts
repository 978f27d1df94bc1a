import { Body, Controller, Delete, Get, Logger, Param, Post, Put, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { conflict, notFound } from '../../src/kernel/domain-error.js';
import type { Viewer } from '../../src/kernel/viewer.js';
import { InputPipe } from '../../src/platform/http/input-pipe.js';
import { type Page, page, refusedForm, seeOther, type SeeOther } from '../../src/platform/http/page.js';
import { parseInput } from '../../src/platform/http/parse-input.js';
import { Readiness } from '../../src/platform/http/readiness.js';
import { AnyOrigin, RateLimit } from '../../src/platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../src/platform/http/signed-in.js';
import { ACCESS_TOKEN, maelle, SESSION, startHttpApp } from '../support/http-app.js';

const input = z.strictObject({
  title: z.string().trim().min(3).max(80),
  seats: z.coerce.number().int().max(12),
});

const FORM = `<% layout('/layouts/page', { title: 'Café' }) %>
<h1>Café</h1><p id="who"><%= it.viewer ? it.viewer.displayName : 'personne' %></p>
<%~ include('/partials/error-summary', { errorSummary: { labels: { title: 'Titre' } } }) %>
<form method="post" novalidate>
<%~ include('/partials/field', { field: { name: 'title', label: 'Titre', hint: 'En bref', required: true } }) %>
<%~ include('/partials/field', { field: { name: 'seats', label: 'Places', type: 'number', value: 6 } }) %>
<button>Enregistrer</button></form>`;

@Controller('tables')
class PagesController {
  @Get('new')
  form(): Page {
    return page('test/form');
  }

  @Get('own-policy')
  ownPolicy(): Page {
    return page('test/form', {}, { headers: { 'content-security-policy': "default-src 'self'" } });
  }

  @Post('new')
  async create(@Body() body: Record<string, unknown>): Promise<Page | SeeOther> {
    try {
      const { title } = parseInput(input, body);
      if (title === 'Plein') throw conflict('conflict');
      return seeOther('/tables/new', { key: 'layout.language.label', params: { title } });
    } catch (error) {
      return refusedForm(error, () => page('test/form', { values: body }));
    }
  }

  @Get('mine')
  mine(@SignedIn() viewer: Viewer): Page {
    return page('test/form', { title: viewer.displayName });
  }

  @Post('mine')
  change(@SignedIn() viewer: Viewer, @Body(new InputPipe(input)) body: z.output<typeof input>): SeeOther {
    return seeOther(`/tables/${viewer.accountId}/${body.seats}`);
  }

  @Get('broken')
  broken(): never {
    throw new Error('password=hunter2');
  }

  @Post('one-click')
  @AnyOrigin()
  @RateLimit(2)
  oneClick(): SeeOther {
    return seeOther('/');
  }
}

@Controller('api/tables')
class ApiController {
  @Get(':id')
  show(@Param('id') id: string, @CurrentViewer() viewer: Viewer | null): object {
    if (id === 'gone') throw notFound();
    if (id === 'broken') throw new Error('password=hunter2');
    return { id, viewer: viewer?.displayName ?? null };
  }

  @Post()
  create(@Body(new InputPipe(input)) body: z.output<typeof input>): object {
    return body;
  }

  @Put(':id')
  change(@SignedIn() viewer: Viewer, @Body(new InputPipe(input)) body: z.output<typeof input>): object {
    return { ...body, by: viewer.displayName };
  }

  @Delete(':id')
  remove(): void {
    throw conflict('conflict');
  }

  @Get()
  list(
    @Query(new InputPipe(z.strictObject({ limit: z.coerce.number().max(100).optional() }))) query: object,
  ): object {
    return query;
  }
}

const session = { cookie: `session=${SESSION}` };
const french = { 'accept-language': 'fr' };
const form = { 'content-type': 'application/x-www-form-urlencoded', ...french };

let app: NestFastifyApplication;
let openApp: NestFastifyApplication;

beforeAll(async () => {
  const controllers = [PagesController, ApiController];
  ({ app } = await startHttpApp(controllers, { 'test/form': FORM }, { RATE_LIMITS: 'off' }));
  const publicly = {
    PUBLIC_URL: 'https://maillage.example',
    METRICS_TOKEN: 'm'.repeat(20),
    SMTP_URL: 'smtp://localhost:25',
    MAIL_FROM: 'bonjour@maillage.example',
  };
  ({ app: openApp } = await startHttpApp(controllers, { 'test/form': FORM }, publicly));
});

afterAll(async () => {
  await app.close();
  await openApp.close();
});

afterEach(() => {
  vi.restoreAllMocks();
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { ...form, ...headers } });

describe('headers', () => {
  it('every answer carries the policies', async () => {
    for (const url of ['/tables/new', '/api/tables/1', '/nowhere', '/health/live']) {
      const { headers } = await get(url);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });

  it('HTTPS is insisted upon where the site has it', async () => {
    const { headers } = await openApp.inject('/tables/new');
    expect(headers['strict-transport-security']).toBe('max-age=63072000');
  });

  it('a page may have a policy of its own', async () => {
    const { headers } = await get('/tables/own-policy');
    expect(headers['content-security-policy']).toBe("default-src 'self'");
  });

  it('what somebody sees signed in is not kept', async () => {
    expect((await get('/tables/new')).headers['cache-control']).toBe('no-cache');
    expect((await get('/tables/new', session)).headers['cache-control']).toBe('private, no-store');
    expect((await get('/api/tables/1')).headers['cache-control']).toBe('private, no-store');
  });
});

describe('posts of other sites', () => {
  const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

  it('are refused', async () => {
    const refused = await post('/tables/new', 'title=Brest&seats=4', evil);
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('autre site');
    const problem = await app.inject({ method: 'POST', url: '/api/tables', payload: {}, headers: evil });
    expect(problem.json()).toMatchObject({ status: 403, code: 'cross-origin' });
  });

  it('are taken where a route takes them', async () => {
    expect((await post('/tables/one-click', '', evil)).statusCode).toBe(303);
  });

  it('from our own pages are taken', async () => {
    const ours = { origin: 'http://localhost:3000', host: 'localhost:3000' };
    expect((await post('/tables/new', 'title=Brest&seats=4', ours)).statusCode).toBe(303);
  });
});

describe('problem details', () => {
  it('say the fields in the language asked for', async () => {
    const payload = { title: 'ab', seats: 'many', x: 1 };
    const request = { method: 'POST' as const, url: '/api/tables', payload };
    const inFrench = await app.inject({ ...request, headers: french });
    expect(inFrench.statusCode).toBe(422);
    expect(inFrench.headers['content-type']).toBe('application/problem+json');
    expect(inFrench.json()).toEqual({
      type: 'about:blank',
      title: 'Il reste quelque chose à corriger',
      status: 422,
      code: 'validation',
      detail: 'Une partie de ce que vous avez envoyé est à corriger.',
      errors: [
        {
          field: 'title',
          code: 'too-short',
          min: 3,
          message: 'Un peu trop court\u00a0: au moins 3 caractères.',
        },
        { field: 'seats', code: 'not-a-number', message: 'Écrivez un nombre, en chiffres.' },
        { field: 'x', code: 'unknown-field', message: 'Nous ne connaissons pas ce champ.' },
      ],
    });
    const inEnglish = await app.inject({ ...request, headers: { 'accept-language': 'en' } });
    expect(inEnglish.json()).toMatchObject({ title: 'Something needs correcting' });
  });

  const json = { 'content-type': 'application/json' };

  interface Refused {
    asked: string;
    headers?: Record<string, string>;
    payload?: string;
    status: number;
    code: string;
  }
  const malformed = { headers: json, status: 400, code: 'malformed' };
  const invalid = { headers: json, status: 422, code: 'validation' };
  const xml = { 'content-type': 'text/xml' };
  const wrong = { authorization: 'Bearer wrong' };

  it.each<Refused>([
    { asked: 'GET /api/tables/gone', status: 404, code: 'not-found' },
    { asked: 'GET /api/nowhere', status: 404, code: 'not-found' },
    { asked: 'GET /api/%E0%A4%A', status: 404, code: 'not-found' },
    { asked: 'GET /api/tables?limit=%00', status: 404, code: 'not-found' },
    { asked: 'GET /api/tables?limit=101', status: 422, code: 'validation' },
    { asked: 'DELETE /api/tables/1', status: 409, code: 'conflict' },
    { asked: 'PATCH /api/tables/1', headers: json, payload: '{}', status: 405, code: 'method-not-allowed' },
    { asked: 'POST /api/tables', payload: '{"title":', ...malformed },
    { asked: 'POST /api/tables', payload: '{"__proto__": {}}', ...malformed },
    { asked: 'POST /api/tables', payload: '{"title":"a\\u0000bc","seats":1}', ...invalid },
    { asked: 'POST /api/tables', payload: 'null', ...invalid },
    { asked: 'POST /api/tables', headers: xml, payload: '<a/>', status: 415, code: 'unsupported-media' },
    { asked: 'GET /api/tables/1', headers: wrong, status: 401, code: 'invalid-token' },
  ])('$asked $payload is $status $code', async ({ asked, headers = {}, payload = '', status, code }) => {
    const [method, url] = asked.split(' ') as ['GET' | 'POST' | 'PATCH' | 'DELETE', string];
    const answer = await app.inject({ method, url, headers, payload });
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('too long a body, or a path', async () => {
    const payload = { title: 'a'.repeat(300_000) };
    const body = await app.inject({ method: 'POST', url: '/api/tables', payload });
    expect(body.json()).toMatchObject({ status: 413, code: 'too-large' });
    expect((await get(`/api/tables/${'a'.repeat(9000)}/x`)).statusCode).toBe(404);
  });

  it('refuse strangers before they look at what was sent', async () => {
    const answer = await app.inject({ method: 'PUT', url: '/api/tables/1', payload: { x: 1 } });
    expect(answer.json()).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });
});

describe('who asks', () => {
  it('an access token counts under /api, and nowhere else', async () => {
    const headers = { authorization: `Bearer ${ACCESS_TOKEN}` };
    expect((await get('/api/tables/1', headers)).json()).toEqual({ id: '1', viewer: maelle.displayName });
    expect((await get('/tables/new', headers)).body).toContain('personne');
  });

  it('a session counts everywhere', async () => {
    expect((await get('/tables/mine', session)).statusCode).toBe(200);
    expect((await get('/api/tables/1', session)).json()).toMatchObject({ viewer: maelle.displayName });
  });

  it('a cookie of yesterday is set for ninety days again; one of a shared computer never is', async () => {
    const old = await get('/tables/new', { cookie: `session=${SESSION}.20000` });
    expect(old.cookies).toEqual([
      expect.objectContaining({
        name: 'session',
        maxAge: 7_776_000,
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
      }),
    ]);
    expect((await get('/tables/new', session)).cookies).toEqual([]);
  });

  it('a cookie that no longer opens anything is cleared', async () => {
    const { cookies } = await get('/tables/new', { cookie: 'session=revoked-0123456789' });
    expect(cookies).toEqual([expect.objectContaining({ name: 'session', value: '' })]);
  });

  it('on HTTPS the cookie is bound to the host', async () => {
    const cookie = `__Host-session=${SESSION}.20000`;
    const { cookies } = await openApp.inject({ url: '/tables/mine', headers: { cookie } });
    expect(cookies).toEqual([expect.objectContaining({ name: '__Host-session', secure: true, path: '/' })]);
  });

  it('strangers are sent to sign in, and back', async () => {
    const asked = await get('/tables/mine?tab=a');
    expect([asked.statusCode, asked.headers.location]).toEqual([
      303,
      '/sign-in?next=%2Ftables%2Fmine%3Ftab%3Da',
    ]);
    const from = { host: 'localhost:3000', referer: 'http://localhost:3000/tables/new' };
    const posted = await post('/tables/mine', 'x=1', from);
    expect([posted.statusCode, posted.headers.location]).toEqual([303, '/sign-in?next=%2Ftables%2Fnew']);
  });
});

describe('a form', () => {
  it('that is refused comes back with what was typed and why', async () => {
    const { statusCode, body } = await post('/tables/new', 'title=%3Cb%3E&seats=99');
    expect(statusCode).toBe(422);
    expect(body).toContain('<title>À corriger\u00a0: Café – Maillage</title>');
    expect(body).toContain('value="99"');
    expect(body).toMatch(/id="field-seats"[^>]*aria-invalid="true"[^>]*aria-describedby="field-seats-error"/);
    expect(body).toContain('Choisissez 12 ou moins.');
    expect(body).toContain('<a href="#field-seats">');
    expect(body).toContain('value="&lt;b&gt;"');
    expect(body).not.toContain('<b>');
  });

  it('that meets a conflict says so', async () => {
    const { statusCode, body } = await post('/tables/new', 'title=Plein&seats=4');
    expect(statusCode).toBe(422);
    expect(body).toContain('état actuel des choses');
  });

  it('that is taken leads on, and the next page says so once', async () => {
    const taken = await post('/tables/new', 'title=Brest&seats=4');
    expect([taken.statusCode, taken.headers.location]).toEqual([303, '/tables/new']);
    const [flash] = taken.cookies;
    const cookie = `${flash?.name}=${flash?.value}`;
    const next = await get('/tables/new', { cookie, ...french });
    expect(next.body).toMatch(/role="status"[^>]*>\s*<p class="flash">Langue<\/p>/);
    expect(next.cookies).toEqual([expect.objectContaining({ name: 'flash', value: '' })]);
    expect((await get('/tables/new', french)).body).not.toContain('class="flash"');
  });

  it('a flash that we did not write is not said', async () => {
    const value = Buffer.from('{"key":"layout.nope","params":{}}').toString('base64url');
    const { statusCode, body } = await get('/tables/new', { cookie: `flash=${value}` });
    expect(statusCode).toBe(200);
    expect(body).not.toContain('class="flash"');
  });
});

describe('the language', () => {
  it.each([
    [{ 'accept-language': 'en-GB,fr;q=0.5' }, 'en'],
    [{ 'accept-language': 'fr-CA' }, 'fr-CA'],
    [{ 'accept-language': 'en', cookie: 'locale=fr-CA' }, 'fr-CA'],
    [{ 'accept-language': 'en', ...session }, 'fr-FR'],
    [{ 'accept-language': 'de' }, 'fr-FR'],
  ])('%j is answered in %s', async (headers, locale) => {
    expect((await get('/tables/new', headers as Record<string, string>)).body).toContain(
      `<html lang="${locale}">`,
    );
  });

  it('is chosen by a form that comes back', async () => {
    const chosen = await post('/locale', 'locale=en&next=%2Ftables%2Fnew');
    expect([chosen.statusCode, chosen.headers.location]).toEqual([303, '/tables/new']);
    expect(chosen.cookies).toEqual([expect.objectContaining({ name: 'locale', value: 'en' })]);
    expect((await post('/locale', 'locale=en&next=//evil.example')).headers.location).toBe('/');
    expect((await post('/locale', 'locale=de')).statusCode).toBe(422);
  });
});

describe('pages that cannot be shown', () => {
  it.each([
    ['/nowhere', 404],
    ['/%E0%A4%A', 404],
    ['/tables/%00', 404],
    ['/assets/x/nothing.css', 404],
  ])('%s', async (url, status) => {
    const { statusCode, body } = await get(url, french);
    expect(statusCode).toBe(status);
    expect(body).toContain('<h1>Page introuvable</h1>');
  });

  it('a method that a path does not have', async () => {
    const refused = await app.inject({ method: 'DELETE', url: '/tables/new' });
    expect([refused.statusCode, refused.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
    const options = await app.inject({ method: 'OPTIONS', url: '/tables/new' });
    expect([options.statusCode, options.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect((await app.inject({ method: 'OPTIONS', url: '/nowhere' })).statusCode).toBe(404);
  });

  it('HEAD is GET without its body', async () => {
    const head = await app.inject({ method: 'HEAD', url: '/tables/new' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('an error that nobody foresaw shows a reference, and the log has the rest under it', async () => {
    for (const url of ['/tables/broken', '/api/tables/broken']) {
      const logged = vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
      const { statusCode, body } = await get(url, french);
      expect(statusCode).toBe(500);
      expect(body).not.toMatch(/hunter2|http\.test/);
      const [entry] = logged.mock.calls[0] ?? [];
      expect(entry).toMatchObject({ method: 'GET', stack: expect.stringContaining('hunter2') as string });
      expect(body).toContain((entry as { reference: string }).reference);
      logged.mockRestore();
    }
  });
});

describe('limits', () => {
  it('a route of its own', async () => {
    const once = () =>
      openApp.inject({ method: 'POST', url: '/tables/one-click', remoteAddress: '192.0.2.7' });
    expect([(await once()).statusCode, (await once()).statusCode]).toEqual([303, 303]);
    const refused = await once();
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const other = await openApp.inject({
      method: 'POST',
      url: '/tables/one-click',
      remoteAddress: '192.0.2.8',
    });
    expect(other.statusCode).toBe(303);
  });

  it('the general one, for one address and not for another', async () => {
    const once = (remoteAddress: string) => openApp.inject({ url: '/api/tables/1', remoteAddress });
    for (let sent = 0; sent < 300; sent += 1) await once('192.0.2.9');
    const refused = await once('192.0.2.9');
    expect(refused.json()).toMatchObject({ status: 429, code: 'too-many' });
    expect(refused.headers).toHaveProperty('retry-after');
    expect((await once('192.0.2.10')).statusCode).toBe(200);
  });
});

describe('machines', () => {
  it('learn that the process lives and can serve', async () => {
    expect((await get('/health/live')).json()).toEqual({ alive: true });
    expect((await get('/health/ready')).json()).toEqual({ ready: true, checks: [] });
  });

  it('learn what is missing', async () => {
    const check = () => Promise.reject(new Error('password=hunter2'));
    openApp.get(Readiness).register({ name: 'database', check });
    const answer = await openApp.inject('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ ready: false, checks: [{ name: 'database', ok: false }] });
  });

  it('read the metrics here, or with the token', async () => {
    const local = { host: 'localhost:3000' };
    const metrics = await get('/metrics', local);
    expect(metrics.body).toContain('process_cpu_seconds_total');
    expect(metrics.body).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/tables\/:id"/,
    );
    expect((await get('/metrics', { ...local, 'x-forwarded-for': '192.0.2.1' })).statusCode).toBe(404);
    expect((await get('/metrics', { host: 'maillage.example' })).statusCode).toBe(404);
    expect((await openApp.inject({ url: '/metrics', headers: local })).statusCode).toBe(404);
    const withToken = (token: string) =>
      openApp.inject({ url: '/metrics', headers: { authorization: `Bearer ${token}` } });
    expect((await withToken('m'.repeat(20))).statusCode).toBe(200);
    expect((await withToken('n'.repeat(20))).statusCode).toBe(404);
  });

  it('get assets compressed, to keep', async () => {
    const url = /href="(\/assets\/[^"]+app\.css)"/.exec((await get('/tables/new')).body)?.[1] ?? '';
    const sheet = await get(url, { 'accept-encoding': 'gzip, br' });
    expect(sheet.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await get(url)).body).toContain('.date-block');
    expect((await get(url.replace(/[0-9a-f]{12}/, 'older'))).headers['cache-control']).toBe('no-cache');
    expect((await get('/favicon.ico')).headers['content-type']).toContain('image/svg+xml');
    const robots = (await get('/robots.txt')).body;
    expect(robots).toContain('Disallow: /settings\n');
    expect(robots, 'C41').not.toMatch(/calendar|Disallow: \/communities/);
  });

  it('find one line a request in the log, without its URL', async () => {
    const logged = vi.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
    await get('/api/tables/secret-token?email=maelle@asso.example');
    expect(logged.mock.calls.map(([line]) => line as object)).toEqual([
      expect.objectContaining({ method: 'GET', route: '/api/tables/:id', status: 200 }),
    ]);
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/secret-token|asso/);
  });
});
