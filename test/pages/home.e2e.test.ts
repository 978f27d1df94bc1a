import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventSchedulingService } from '../../src/features/events/event-scheduling.service.js';
import { DAY } from '../../src/kernel/clock.js';
import { type TestApp, startApp } from '../support/app.js';
import { buildAccount, buildCommunity, buildEvent, buildMember, buildRsvp } from '../support/builders.js';
import { queriesOf } from '../support/query-count.js';

describe('the start page', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const section = (text: string, id: string) =>
    new RegExp(`<section aria-labelledby="${id}">[^]*?</section>`).exec(text)?.[0] ?? '';

  it('tells strangers what this is, with what is open to everyone', async () => {
    const community = await buildCommunity(app, { name: 'Rennes entre pairs' });
    await buildEvent(app, { community, title: 'Balade au Thabor', audience: 'public' });
    await buildEvent(app, { community, title: 'Entre membres', audience: 'members' });
    const { status, text } = await app.client({ 'accept-language': 'fr' }).get('/');
    expect(status).toBe(200);
    expect(text).toContain('Se retrouver entre collègues du travail social');
    expect(section(text, 'open-dates')).toContain('Balade au Thabor');
    expect(text).not.toContain('Entre membres');
    expect(text).toContain('href="/sign-in"');
    expect(text).toContain('href="/communities/new"');
    expect(text.match(/<li class="panel">/g)).toHaveLength(3);
    expect(text).not.toContain('name="robots"');
  });

  it('keeps headings in order, cards one level below their section', async () => {
    const { text } = await app.client({ 'accept-language': 'fr' }).get('/');
    const levels = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, n) => n > 0 && level > (levels[n - 1] ?? 0) + 1)).toEqual([]);
    expect(section(text, 'open-dates')).toContain('<h3><a href="/events/');
  });

  it('speaks the language the browser asks for', async () => {
    expect((await app.client({ 'accept-language': 'en' }).get('/')).text).toContain('Meeting colleagues');
  });

  it('is my week: what I answered, what my communities plan, and no other', async () => {
    const community = await buildCommunity(app, { name: 'Les mardis de Brest' });
    const account = await buildMember(app, { community });
    const event = await buildEvent(app, { community, title: 'Ma soirée' });
    await buildRsvp(app, { event, account });
    await buildEvent(app, { community, title: 'Autre soirée' });
    await buildEvent(app, { title: 'Ailleurs', audience: 'public' });
    const { text } = await (await app.signIn(account.email)).get('/');
    expect(text).toContain('<h1>Ma semaine</h1>');
    expect(section(text, 'answered')).toContain('Ma soirée');
    expect(section(text, 'coming')).toContain('Autre soirée');
    expect(section(text, 'coming')).not.toMatch(/Ma soirée|Ailleurs/);
    expect(section(text, 'mine')).toContain('Les mardis de Brest');
  });

  it('puts the next date first and big, with how near it is', async () => {
    const account = await buildAccount(app);
    const community = await buildCommunity(app, { organiser: account });
    const tomorrow = new Date(app.clock.now() + DAY).toISOString().slice(0, 10);
    await buildRsvp(app, { account, event: await buildEvent(app, { community, title: 'Plus tard' }) });
    const soon = await buildEvent(app, {
      community,
      title: 'Demain : on y va ?',
      startsLocal: `${tomorrow}T18:30`,
    });
    await buildRsvp(app, { account, event: soon });
    const { text } = await (await app.signIn(account.email)).get('/');
    const next = /<article class="card gathering-card next-date">[^]*?<\/article>/.exec(text)?.[0] ?? '';
    expect(next).toContain('Demain\u00a0: on y va\u00a0?');
    expect(next).toContain('<strong>demain</strong>');
    expect(next).toContain(`href="/events/${soon.id}/calendar.ics"`);
    expect(next).not.toContain('Plus tard');
    expect(section(text, 'answered')).toContain('Plus tard');
  });

  it('puts no cancelled date first, and says that it is cancelled', async () => {
    const community = await buildCommunity(app);
    const account = await buildMember(app, { community });
    const cancelled = await buildEvent(app, { community, title: 'Annulée, hélas' });
    await buildRsvp(app, { account, event: cancelled });
    await app.get(EventSchedulingService).cancel(cancelled.host, cancelled.id, '');
    const client = await app.signIn(account.email);
    const alone = section((await client.get('/')).text, 'answered');
    expect(alone).not.toContain('next-date');
    expect(alone).toMatch(/<span class="badge">Annulée<\/span>/);
    expect(alone).not.toContain('Vous venez');
    const event = await buildEvent(app, { community, title: 'Pour de bon', startsLocal: '2027-03-19T18:30' });
    await buildRsvp(app, { account, event });
    const { text } = await client.get('/');
    const next = /<article class="card gathering-card next-date">[^]*?<\/article>/.exec(text)?.[0] ?? '';
    expect(next).toContain('Pour de bon');
    expect(section(text, 'answered')).toContain('Annulée, hélas');
  });

  it('asks no more of who declined', async () => {
    const community = await buildCommunity(app);
    const account = await buildMember(app, { community });
    const event = await buildEvent(app, { community });
    await buildRsvp(app, { account, event, answer: 'no' });
    const { text } = await (await app.signIn(account.email)).get('/');
    expect(text).not.toContain(`/events/${event.id}`);
  });

  it('shows somebody new how to begin', async () => {
    const { text } = await (await app.signIn((await buildAccount(app)).email)).get('/');
    expect(section(text, 'answered')).toContain('href="/agenda?list=all"');
    expect(text).toContain('Vous n’êtes encore dans aucune communauté.');
    expect(text).toContain('href="/communities/new"');
  });

  it('asks as many queries for three dates as for one', async () => {
    const count = async (dates: number) => {
      const community = await buildCommunity(app);
      const account = await buildMember(app, { community });
      for (let n = 0; n < dates; n += 1) {
        await buildRsvp(app, { event: await buildEvent(app, { community }), account });
        await buildEvent(app, { community });
      }
      const client = await app.signIn(account.email);
      return (await queriesOf(app, () => client.get('/'))).length;
    };
    expect(await count(3)).toBe(await count(1));
  });

  it.each(['/about', '/about/legal', '/about/privacy', '/about/accessibility', '/about/charter'])(
    'leads to %s',
    async (path) => {
      for (const language of ['fr', 'fr-CA', 'en']) {
        const { status, text } = await app.client({ 'accept-language': language }).get(path);
        expect(status).toBe(200);
        expect(text).toContain(`href="${path}" aria-current="page"`);
        expect(text).not.toContain('undefined');
      }
    },
  );
});
