import { beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/platform/config/settings.js';
import { LOCALES, type Locale } from '../../src/kernel/locale.js';
import { loadTranslator } from '../../src/platform/i18n/translator.js';
import { MailRenderer } from '../../src/platform/mail/mail-renderer.js';

const HTML = `<% layout('/layout.html.eta', { preheader: it.title }) %>
<h1><%= it.title %></h1>
<p><%= it.format.when(it.startsAt) %>, <%= it.format.zone('America/Toronto') %></p>
<%~ include('/partials/event.html.eta') %>
<%~ include('/partials/button.html.eta', { url: it.event.url, label: it.label }) %>`;

const TEXT = `<% layout('/layout.txt.eta') %>
<%= it.title %>

<%~ include('/partials/event.txt.eta') %>

<% if (it.label) { %>
<%~ include('/partials/button.txt.eta', { url: it.event.url, label: it.label }) %>
<% } %>
`;

const DATE = Date.UTC(2027, 1, 20);

const data = {
  title: 'Café & « <b>pairs</b> »',
  label: 'Je viens',
  startsAt: Date.UTC(2027, 2, 18, 17, 30),
  event: {
    title: 'Café entre pairs',
    url: 'https://maillage.example/events/1?a=1&b=2',
    when: ['jeudi 18 mars 2027, 18 h 30'],
    where: ['Café de la Gare'],
    oldWhere: ['Bar des Sports'],
  },
  reason: 'vous avez répondu « oui ».',
  unsubscribeUrl: 'https://maillage.example/u/abc',
};

describe('a rendered mail', () => {
  let renderer: MailRenderer;

  beforeAll(() => {
    const settings = readSettings(
      {
        PUBLIC_URL: 'https://maillage.example',
        SMTP_URL: 'smtp://localhost',
        MAIL_FROM: 'a@maillage.example',
      },
      () => 'x'.repeat(32),
    );
    const translator = loadTranslator(new URL('../../templates/locales/', import.meta.url));
    renderer = new MailRenderer(translator, settings);
    renderer.html.loadTemplate('@sample.html.eta', HTML);
    renderer.text.loadTemplate('@sample.txt.eta', TEXT);
  });

  const render = (locale: Locale, more: Record<string, unknown> = {}) =>
    renderer.render({
      template: '@sample',
      locale,
      timeZone: 'Europe/Paris',
      date: DATE,
      data: { ...data, ...more },
    });

  it('escapes what people wrote in HTML and leaves it as it is in text', () => {
    const { html, text } = render('fr-FR');
    expect(html).toContain('<h1>Café &amp; « &lt;b&gt;pairs&lt;/b&gt; »</h1>');
    expect(html).toContain('href="https://maillage.example/events/1?a=1&amp;b=2"');
    expect(text.startsWith('Café & « <b>pairs</b> »\n\nCafé entre pairs\n\nQuand\n')).toBe(true);
    expect(text).toContain('\n\nJe viens\nhttps://maillage.example/events/1?a=1&b=2\n\n-- \n');
  });

  it('writes dates in the reader’s language and zone, without the year of the mail', () => {
    expect(render('fr-FR').html).toContain('<p>jeudi 18\u00a0mars, 18\u00a0h\u00a030, heure de Montréal</p>');
    expect(render('en').html).toContain('<p>Thursday, March\u00a018, 6:30\u00a0pm, ');
  });

  it.each(LOCALES)('says its language and its reason in %s', (locale) => {
    const { html, text } = render(locale);
    expect(html).toContain(`<html lang="${locale}"`);
    for (const body of [html, text]) {
      expect(body).toContain(data.reason);
      expect(body).toContain(data.unsubscribeUrl);
      expect(body).toContain('maillage.example.');
    }
  });

  it('shows the day as a leaf of a calendar, in the zone of the event', () => {
    const event = { ...data.event, at: Date.UTC(2027, 2, 18, 23, 30), zone: 'Europe/Paris' };
    const { html } = render('fr-FR', { event });
    expect(html).toMatch(/class="date-month"[^>]*>mars<\/td>/);
    expect(html).toMatch(/class="date"[^>]*>19<br>/);
    expect(render('fr-FR').html).not.toContain('class="date"');
  });

  it('weighs little', () => {
    expect(Buffer.byteLength(render('fr-FR').html)).toBeLessThan(20_000);
  });

  it('shows the old place struck, and says so in text', () => {
    const { html, text } = render('fr-FR');
    expect(html).toContain('<del>Auparavant\u00a0: Bar des Sports</del>');
    expect(text).toContain('  Café de la Gare\n  Auparavant\u00a0: Bar des Sports\n');
  });

  it('asks nothing of anybody else: no image, style sheet, font or script', () => {
    expect(render('en').html).not.toMatch(/<(?:img|script|link|iframe|object)\b|@import|url\(/i);
  });

  it('leaves no gap of several lines in text', () => {
    expect(render('en').text).not.toMatch(/\n{3}|^\s|\s$/);
  });

  it('fails when a template prints what is not there', () => {
    expect(() => render('en', { title: undefined })).toThrow('undefined');
    expect(() => render('en', { event: { ...data.event, title: null } })).toThrow('null');
  });

  it('knows no template outside its folder', () => {
    expect(() =>
      renderer.render({
        template: '../locales/fr',
        locale: 'en',
        timeZone: 'Europe/Paris',
        date: DATE,
        data,
      }),
    ).toThrow();
  });
});
