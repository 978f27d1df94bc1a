import { Body, Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, BrowserContextOptions, Page as BrowserPage } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DomainError } from '../../src/kernel/domain-error.js';
import { type Page, page, refusedForm, seeOther, type SeeOther } from '../../src/platform/http/page.js';
import { launchChromium } from '../support/chromium.js';
import { flaws } from '../support/page-checks.js';
import { SESSION, startHttpApp } from '../support/http-app.js';

const SHOWCASE = `<% layout('/layouts/page', { title: 'Une table' }) %>
<h1>Café entre pairs</h1>
<%~ include('/events/when', { when: { startsAt: it.at, endsAt: it.at + 5400000, zone: 'Europe/Paris', here: it.viewer ? it.timeZone : null } }) %>
<ul class="cards">
  <% for (const left of [2, 0, null]) { %>
  <li class="card">
    <%~ include('/partials/date-block', { dateBlock: { at: it.at, zone: 'Europe/Paris' } }) %>
    <div><h2><a href="/tables">Café de la Gare, Brest</a></h2><p class="muted">Finistère · six personnes au plus</p>
    <p><%~ include('/partials/seats', { seats: { left, waiting: left === 0 ? 3 : 0 } }) %> <span class="badge">Café</span></p></div>
  </li>
  <% } %>
</ul>
<h2>Proposer une table</h2>
<%~ include('/partials/error-summary', { errorSummary: { labels: { title: 'Titre', kind: 'Genre' } } }) %>
<form method="post" action="/tables" novalidate>
  <%~ include('/partials/field', { field: { name: 'title', label: 'Titre', hint: 'En quelques mots', required: true, maxlength: 80 } }) %>
  <%~ include('/partials/field', { field: { name: 'email', label: 'Courriel', type: 'email', autocomplete: 'email', value: 'maelle@asso.example' } }) %>
  <%~ include('/partials/textarea', { textarea: { name: 'text', label: 'Description', rows: 3 } }) %>
  <%~ include('/partials/select', { select: { name: 'kind', label: 'Genre', required: true, options: [{ value: 'cafe', label: 'Café' }, { value: 'visit', label: 'Visite' }] } }) %>
  <%~ include('/partials/radios', { radios: { name: 'format', label: 'Format', required: true, value: 'video', options: [{ value: 'video', label: 'En visio' }, { value: 'place', label: 'Sur place', hint: 'Un café, un parc, une salle' }] } }) %>
  <%~ include('/partials/checkbox', { checkbox: { name: 'discreet', label: 'Réponse discrète', hint: 'Visible des seules personnes qui accueillent', checked: true } }) %>
  <div class="actions"><button>Enregistrer</button> <a href="/tables" role="button" class="secondary">Plus tard</a> <button class="quiet">Aperçu</button></div>
</form>
<%~ include('/partials/empty', { empty: { text: 'Rien de prévu pour le moment.', href: '/tables', label: 'Proposer une date' } }) %>
<p class="actions">
<%~ include('/partials/action', { action: { action: '/tables', label: 'Annuler', look: 'danger', about: 'la table de Brest', fields: { id: 1 } } }) %></p>
`;

const at = Date.UTC(2027, 2, 18, 17, 30);

@Controller('tables')
class TablesController {
  @Get()
  show(): Page {
    return page('test/showcase', { at });
  }

  @Post()
  save(@Body() values: Record<string, string>): Promise<Page> | SeeOther {
    if (values['title']) return seeOther('/tables', { key: 'layout.tagline' });
    const fields = ['title', 'kind', 'format', 'discreet'].map((field) => ({ field, code: 'required' }));
    return refusedForm(new DomainError('invalid', 'validation', fields), () =>
      page('test/showcase', { at, values }),
    );
  }
}

let app: NestFastifyApplication;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  ({ app } = await startHttpApp([TablesController], { 'test/showcase': SHOWCASE }));
  await app.listen(0, '127.0.0.1');
  origin = (await app.getUrl()).replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

async function withPage(
  options: BrowserContextOptions,
  use: (page: BrowserPage) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL: origin, locale: 'fr-FR', ...options });
  context.setDefaultTimeout(10_000);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

it('every part is accessible and fits, on a phone and on a desk, light and dark', async () => {
  await withPage({}, async (tab) => {
    await tab.goto('/tables');
    expect(await flaws(tab)).toEqual([]);
    await tab.click('text=Enregistrer');
    expect(await tab.title()).toContain('À corriger');
    expect(await flaws(tab)).toEqual([]);
    await tab.goto('/nowhere');
    expect(await flaws(tab)).toEqual([]);
  });
});

it('a part that cannot be read or does not fit is found, where it is seen', async () => {
  await withPage({}, async (tab) => {
    await tab.goto('/tables');
    await tab.evaluate("document.querySelector('h1').style.color = 'silver'");
    await tab.evaluate("document.querySelector('main').style.minWidth = '900px'");
    const found = (await flaws(tab)).map((flaw) => flaw.replace(/<.*/s, ''));
    expect(found).toEqual([
      '320 pixels, light: color-contrast: ',
      '320 pixels, light: wider than its window',
      '320 pixels, dark: wider than its window',
      '1280 pixels, light: color-contrast: ',
    ]);
  });
});

it('a form that is taken is answered once, without scripts', async () => {
  await withPage({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto('/tables');
    await tab.fill('[name=title]', 'Café');
    await tab.click('text=Enregistrer');
    expect(await tab.textContent('[role=status]')).toContain('collègues');
    await tab.goto('/tables');
    expect(await tab.locator('.flash').count()).toBe(0);
  });
});

it('the language is changed from the page, and back on it', async () => {
  await withPage({}, async (tab) => {
    await tab.goto('/tables?tab=2');
    await tab.click('text=English');
    expect(tab.url()).toContain('/tables?tab=2');
    expect(await tab.getAttribute('html', 'lang')).toBe('en');
  });
});

it('signed in, the page shows both clocks and my settings', async () => {
  await withPage({ extraHTTPHeaders: { cookie: `session=${SESSION}` } }, async (tab) => {
    await tab.goto('/tables');
    expect(await tab.textContent('header nav')).toContain('Mes réglages');
    expect((await tab.textContent('.when'))?.replaceAll(/\s+/g, ' ')).toContain(
      'Chez vous : jeudi 18 mars 2027, de 13 h 30',
    );
  });
});

it('a page asks nobody else for anything, and logs no error', async () => {
  await withPage({}, async (tab) => {
    const asked: string[] = [];
    const errors: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await tab.goto('/tables');
    await tab.waitForLoadState('networkidle');
    expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith('data:'))).toEqual([]);
    expect(errors).toEqual([]);
  });
});
