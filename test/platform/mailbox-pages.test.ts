import type { AddressInfo } from 'node:net';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildRequest } from '../../src/calendar/itip.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { configureHttp, fastifyOptions } from '../../src/platform/http/configure-http.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { ViewerResolver } from '../../src/platform/http/viewer-resolver.js';
import { I18nModule } from '../../src/platform/i18n/i18n.module.js';
import { LocalMailbox } from '../../src/platform/mail/local-mailbox.js';
import { MailModule } from '../../src/platform/mail/mail.module.js';
import type { OutgoingMail } from '../../src/platform/mail/outgoing-mail.js';
import { MailboxPagesModule } from '../../src/web/pages/mailbox/mailbox.module.js';
import { attendee, meetup, organizer } from '../support/calendar-samples.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

class NobodyResolver extends ViewerResolver {
  async resolve(): Promise<null> {
    return null;
  }
}

class StrangersModule {}
Global()(StrangersModule);
Module({
  providers: [{ provide: ViewerResolver, useClass: NobodyResolver }],
  exports: [ViewerResolver],
})(StrangersModule);

async function serve(environment: Record<string, string>): Promise<NestFastifyApplication> {
  const settings = readSettings({ SECRET: 'x'.repeat(32), ...environment }, () => '');
  class TestModule {}
  const config = ConfigModule.for(settings, new SystemClock());
  const platform = [config, DatabaseModule, I18nModule, MailModule, HttpModule];
  Module({ imports: [...platform, StrangersModule, MailboxPagesModule] })(TestModule);
  const adapter = new FastifyAdapter(fastifyOptions(settings));
  const app = await NestFactory.create<NestFastifyApplication>(TestModule, adapter, { logger: false });
  await configureHttp(app, settings);
  await app.listen(0, '127.0.0.1');
  return app;
}

const addressOf = (app: NestFastifyApplication): string =>
  `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;

const mail = (n: number, more: Partial<OutgoingMail> = {}): OutgoingMail =>
  ({
    kind: 'transactional',
    messageId: `<mail.${n}@maillage.example>`,
    date: Date.UTC(2027, 1, 20),
    to: { name: null, address: 'maelle@asso.example' },
    subject: `Lien <${n}>`,
    text: `Bonjour,\n\nhttp://localhost:3000/sign-in/abc${n}`,
    html: '<html><head></head><body><script>alert(1)</script><a href="/sign-in/abc">Entrer</a></body></html>',
    ...more,
  }) as OutgoingMail;

const invite = mail(7, {
  calendar: { method: 'REQUEST', ics: buildRequest({ event: meetup, organizer, attendee }) },
});

describe('the mailbox pages', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let mailbox: LocalMailbox;
  let origin: string;

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(origin + path, { headers: { 'accept-language': 'fr', ...headers } });

  async function idOf(sent: OutgoingMail): Promise<string> {
    await mailbox.send(sent);
    const [line] = await mailbox.list({ limit: 1 });
    return line!.id;
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await serve({ DATABASE_URL: database.url });
    mailbox = app.get(LocalMailbox);
    origin = addressOf(app);
  });

  beforeEach(() => mailbox.empty());

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('list what was sent, in French and in English', async () => {
    const id = await idOf(invite);
    const french = await (await get('/mailbox')).text();
    expect(french).toContain(`<a href="/mailbox/${id}">Lien &lt;7&gt;</a> (avec invitation)`);
    expect(await (await get('/mailbox', { 'accept-language': 'en' })).text()).toContain('with an invitation');
  });

  it('say so when there is nothing', async () => {
    expect(await (await get('/mailbox')).text()).toContain('Aucun message pour l’instant.');
    expect(await (await get('/mailbox?address=%3Cb%3E')).text()).toContain('&lt;b&gt;');
  });

  it('turn older pages, keeping the filter', async () => {
    for (let n = 0; n < 52; n += 1) await mailbox.send(mail(n));
    await mailbox.send(mail(60, { to: { name: null, address: 'other@asso.example' } }));
    const first = await (await get('/mailbox?address=maelle')).text();
    expect(first.match(/<li>/g)?.length).toBeGreaterThanOrEqual(50);
    expect(first).toContain('Lien &lt;51&gt;');
    expect(first).not.toContain('Lien &lt;1&gt;');
    expect(first).not.toContain('Lien &lt;60&gt;');
    const [, older = ''] = /<a href="([^"]*)" rel="next">/.exec(first) ?? [];
    expect(older).toMatch(/^\/mailbox\?address=maelle&amp;before=/);
    const second = await (await get(older.replaceAll('&amp;', '&'))).text();
    expect(second).toContain('Lien &lt;1&gt;');
    expect(second).not.toContain('rel="next"');
  });

  it('show a message, its links to follow and its calendar', async () => {
    const id = await idOf(invite);
    const answer = await get(`/mailbox/${id}`);
    const html = await answer.text();
    expect(html).toContain(
      '<a href="http://localhost:3000/sign-in/abc7">http://localhost:3000/sign-in/abc7</a>',
    );
    expect(html).toContain('maelle@asso.example');
    expect(html).toContain('2027-03-18 18:30 Europe/Paris');
    expect(html).toContain('Maillage &lt;maillage@localhost.localdomain&gt;');
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*; frame-src 'self'$/);
  });

  it('frame the HTML part where nothing of it runs', async () => {
    const answer = await get(`/mailbox/${await idOf(invite)}/html`);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(answer.headers.get('content-security-policy')).toBe(
      "sandbox allow-popups allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    expect(await answer.text()).toContain('<head><base target="_top">');
  });

  it('give the source and the invitation as they are', async () => {
    const id = await idOf(invite);
    const source = await get(`/mailbox/${id}/raw`);
    expect(source.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await source.text()).toContain('Message-ID: <mail.7@maillage.example>\r\n');
    const calendar = await get(`/mailbox/${id}/invite.ics`);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect(await calendar.text()).toBe(invite.calendar?.ics);
  });

  it.each(['', '/html', '/raw', '/invite.ics'])(
    'have no message at /mailbox/:id%s of another id',
    async (part) => {
      for (const id of ['018f0000-0000-7000-8000-000000000000', 'nonsense'])
        expect((await get(`/mailbox/${id}${part}`)).status).toBe(404);
    },
  );

  it('have no invitation where the message has none', async () => {
    expect((await get(`/mailbox/${await idOf(mail(1))}/invite.ics`)).status).toBe(404);
  });

  it('refuse a page that no message begins', async () => {
    expect((await get('/mailbox?before=nonsense')).status).toBe(422);
  });

  it('empty the mailbox by a form or by DELETE', async () => {
    await mailbox.send(mail(1));
    const offered = async () => (await (await get('/mailbox')).text()).includes('action="/mailbox/deletion"');
    expect(await offered()).toBe(true);
    const posted = await fetch(`${origin}/mailbox/deletion`, { method: 'POST', redirect: 'manual' });
    expect([posted.status, posted.headers.get('location')]).toEqual([303, '/mailbox']);
    expect(await mailbox.list({ limit: 1 })).toEqual([]);
    expect(await offered()).toBe(false);
    await mailbox.send(mail(2));
    expect((await fetch(`${origin}/mailbox`, { method: 'DELETE' })).status).toBe(204);
    expect(await mailbox.list({ limit: 1 })).toEqual([]);
  });

  it.each([
    ['a forwarded request', { 'x-forwarded-for': '203.0.113.7' }],
    ['another host', { host: 'maillage.example' }],
  ])('do not exist for %s', async (_case, headers) => {
    const id = await idOf(mail(1));
    const instance = app.getHttpAdapter().getInstance();
    const local = await instance.inject({ method: 'GET', url: '/mailbox', headers: { host: 'localhost' } });
    expect(local.statusCode).toBe(200);
    for (const url of ['/mailbox', `/mailbox/${id}`, `/mailbox/${id}/html`, `/mailbox/${id}/raw`]) {
      const { statusCode, body } = await instance.inject({
        method: 'GET',
        url,
        headers: { host: 'localhost', ...headers },
      });
      expect(statusCode).toBe(404);
      expect(body).not.toContain('maelle');
    }
  });

  it('do not exist where mail is sent, nor in production', async () => {
    const smtp = { SMTP_URL: 'smtp://127.0.0.1:2', MAIL_FROM: 'a@maillage.example' };
    for (const environment of [smtp, { ...smtp, NODE_ENV: 'production' }]) {
      const other = await serve({ DATABASE_URL: database.url, ...environment });
      expect((await fetch(`${addressOf(other)}/mailbox`)).status).toBe(404);
      await other.close();
    }
  });
});
