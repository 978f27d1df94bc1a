import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DraftList } from '../src/features/board/draft-list.service.js';
import { MOST_DRAFTS } from '../src/features/board/posting.rules.js';
import { startApp, type TestApp } from './support/app.js';
import { auditOf } from './support/audit.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  buildAccount,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildNews,
  buildRsvp,
  type Person,
} from './support/builders.js';
import type { Client } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const NOTES = [
  'Ce qu’on retient',
  '- L’accueil de jour ferme en août',
  '- Mme Le Gall attend une place au CHRS',
  '- Une épicerie sociale ouvre à Landerneau',
  '- Merci à la boulangerie du coin',
].join('\n');

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

interface Evening {
  event: BuiltEvent;
  host: ApiClient;
  going: Person;
  guest: ApiClient;
  path: string;
}

/** People met, and one of those who came is signed in. */
async function buildEvening(): Promise<Evening> {
  const event = await buildEvent(app);
  const { account: going } = await buildRsvp(app, { event });
  app.clock.set(STARTS);
  const [host, guest] = [await apiClient(app, event.host.email), await apiClient(app, going.email)];
  return { event, host, going, guest, path: `/api/events/${event.id}/notes` };
}

const CONFIRMED = { confirmed: ['civilite-nom'] };

describe('the notes of a gathering', () => {
  it('are written by its hosts and read by those who came', async () => {
    const { host, guest, path } = await buildEvening();
    expect((await guest.get(path)).json).toMatchObject({ text: '', revision: 0, can: { write: false } });
    const written = await host.put(path, { text: 'Rien de neuf' });
    expect(written.json).toMatchObject({ text: 'Rien de neuf', revision: 1, can: { write: true } });
    expect((await guest.get(path)).json).toMatchObject({ text: 'Rien de neuf', revision: 1 });
    expect((await guest.put(path, { text: 'Autre chose' })).status).toBe(403);
  });

  it('are nobody else’s', async () => {
    const { event, host, path } = await buildEvening();
    await host.put(path, { text: 'Rien de neuf' });
    const member = await buildMember(app, { community: event.community });
    const { account: declined } = await buildRsvp(app, { event, answer: 'no' });
    for (const { email } of [member, declined])
      expect((await (await apiClient(app, email)).get(path)).status).toBe(403);
    const someone = await buildAccount(app);
    expect((await (await apiClient(app, someone.email)).get(path)).status).toBe(404);
  });

  it('are taken once it has begun, and it takes place', async () => {
    const { event, host, path } = await buildEvening();
    app.clock.set(STARTS - 1);
    expect((await host.put(path, { text: 'Trop tôt' })).json).toMatchObject({
      status: 409,
      code: 'event-not-begun',
    });
    await host.post(`/api/events/${event.id}/cancellation`, {});
    app.clock.set(STARTS);
    expect((await host.put(path, { text: 'Annulé' })).json).toMatchObject({ code: 'event-cancelled' });
  });

  it('name nobody: what may name somebody is asked about, and its author’s word recorded by type', async () => {
    const { event, host, path } = await buildEvening();
    const refused = await host.put(path, { text: NOTES });
    expect(refused.json).toMatchObject({
      status: 422,
      code: 'secrecy',
      errors: [{ field: 'text', code: 'civilite-nom' }],
    });
    const blocked = await host.put(path, { text: 'NIR 269054958815780', confirmed: ['nir'] });
    expect(blocked.json).toMatchObject({ status: 422, code: 'secrecy' });
    expect((await host.put(path, { text: NOTES, ...CONFIRMED })).status).toBe(200);
    const deeds = await auditOf(app, event.host.accountId);
    expect(deeds).toEqual(expect.arrayContaining(['event.notes-written', 'secrecy.confirmed']));
    // What stands is not asked about again.
    expect((await host.put(path, { text: NOTES })).status).toBe(200);
  });

  it('are not overwritten unknowingly', async () => {
    const { host, path } = await buildEvening();
    await host.put(path, { text: 'Une première version' }, { 'if-match': '"0"' });
    expect((await host.put(path, { text: 'Une autre' }, { 'if-match': '"0"' })).status).toBe(412);
    expect((await host.put(path, { text: 'La suite' }, { 'if-match': '"1"' })).json).toMatchObject({
      revision: 2,
    });
  });
});

describe('lines that look like news', () => {
  it('are offered with a kind, and without those in which somebody may be recognised', async () => {
    const { host, guest, path } = await buildEvening();
    await host.put(path, { text: NOTES, ...CONFIRMED });
    expect((await guest.get(path)).json.lines).toEqual([
      { line: 1, text: 'Ce qu’on retient', kind: null, flagged: false },
      { line: 2, text: 'L’accueil de jour ferme en août', kind: 'fermeture-temporaire', flagged: false },
      { line: 3, text: 'Mme Le Gall attend une place au CHRS', kind: null, flagged: true },
      { line: 4, text: 'Une épicerie sociale ouvre à Landerneau', kind: 'ouverture', flagged: false },
      { line: 5, text: 'Merci à la boulangerie du coin', kind: null, flagged: false },
    ]);
  });

  it('become drafts of whoever chose them, where the community is, once', async () => {
    const { host, going, guest, path } = await buildEvening();
    await host.put(path, { text: NOTES, ...CONFIRMED });
    const lines = [
      { line: 2, kind: 'fermeture-temporaire' },
      { line: 4, kind: 'ouverture' },
    ];
    const key = { 'idempotency-key': 'the-same' };
    const kept = await guest.post(`${path}/drafts`, { lines }, key);
    expect(kept.status).toBe(201);
    expect(kept.json.drafts).toMatchObject(lines);
    expect((await guest.post(`${path}/drafts`, { lines }, key)).json).toEqual(kept.json);
    const items = await app.get(DraftList).all(going);
    const told = items.map(({ item }) => [item.status, item.kind, item.title, item.territory]);
    expect(told.sort()).toEqual([
      ['draft', 'fermeture-temporaire', 'L’accueil de jour ferme en août', 'FR-29'],
      ['draft', 'ouverture', 'Une épicerie sociale ouvre à Landerneau', 'FR-29'],
    ]);
    const [first] = kept.json.drafts as { newsId: string }[];
    expect((await host.get(`/api/news/${first?.newsId}`)).status).toBe(404);
  });

  it('become as many drafts as kinds where one is news of several', async () => {
    const { host, going, guest, path } = await buildEvening();
    await host.put(path, { text: NOTES, ...CONFIRMED });
    const lines = [
      { line: 4, kind: 'ouverture' },
      { line: 4, kind: 'coup-de-main' },
    ];
    const key = { 'idempotency-key': 'two-kinds' };
    const kept = await guest.post(`${path}/drafts`, { lines }, key);
    expect((await guest.post(`${path}/drafts`, { lines }, key)).json).toEqual(kept.json);
    const items = await app.get(DraftList).all(going);
    expect(items.map(({ item }) => item.kind).sort()).toEqual(['coup-de-main', 'ouverture']);
  });

  it('become none where one of them cannot', async () => {
    const { host, going, guest, path } = await buildEvening();
    await host.put(path, { text: NOTES, ...CONFIRMED });
    const keep = (line: number, headers = {}) =>
      guest.post(
        `${path}/drafts`,
        {
          lines: [
            { line: 2, kind: 'fermeture-temporaire' },
            { line, kind: 'ressource' },
          ],
        },
        headers,
      );
    expect((await keep(3)).json.errors).toMatchObject([{ field: 'lines.1.line', code: 'line-flagged' }]);
    expect((await keep(9)).json.errors).toMatchObject([{ field: 'lines.1.line', code: 'unknown-line' }]);
    expect((await keep(4, { 'if-match': '"0"' })).status).toBe(412);
    expect(await app.get(DraftList).all(going)).toHaveLength(0);
  });

  it('become none where the board refuses one of them, which is named', async () => {
    const { host, going, guest, path } = await buildEvening();
    const text = `${NOTES}\n- Le CLSC ouvre, le 123 456 782`;
    await host.put(path, { text, ...CONFIRMED });
    const lines = [
      { line: 4, kind: 'ouverture' },
      { line: 6, kind: 'ouverture' },
    ];
    const refused = await guest.post(`${path}/drafts`, { lines, territory: 'CA-QC-06' });
    expect(refused.json).toMatchObject({
      status: 422,
      errors: [{ field: 'lines.1.line', code: 'line-flagged' }],
    });
    expect(await app.get(DraftList).all(going)).toHaveLength(0);
  });

  it('become none where there would be too many, the first that is too many named', async () => {
    const { host, going, guest, path } = await buildEvening();
    await host.put(path, { text: NOTES, ...CONFIRMED });
    for (let count = 1; count < MOST_DRAFTS; count += 1)
      await buildNews(app, { author: going, status: 'draft' });
    const lines = [
      { line: 2, kind: 'fermeture-temporaire' },
      { line: 4, kind: 'ouverture' },
    ];
    const key = { 'idempotency-key': 'nearly-full' };
    expect((await guest.post(`${path}/drafts`, { lines }, key)).json).toMatchObject({
      code: 'too-many-drafts',
      errors: [{ field: 'lines.1.line', code: 'too-many-drafts' }],
    });
    expect(await app.get(DraftList).all(going)).toHaveLength(MOST_DRAFTS - 1);
    const one = await guest.post(`${path}/drafts`, { lines: lines.slice(0, 1) }, key);
    expect(one.status).toBe(201);
    expect((await guest.post(`${path}/drafts`, { lines: lines.slice(0, 1) }, key)).json).toEqual(one.json);
  });

  it('are kept among colleagues: who was invited to one evening keeps none', async () => {
    const event = await buildEvent(app);
    const person = await buildInvited(app, event);
    await buildRsvp(app, { event, account: person });
    app.clock.set(STARTS);
    const host = await apiClient(app, event.host.email);
    await host.put(`/api/events/${event.id}/notes`, { text: '- Une épicerie sociale ouvre à Landerneau' });
    const client = await apiClient(app, person.email);
    const body = { lines: [{ line: 1, kind: 'ouverture' }] };
    expect((await client.get(`/api/events/${event.id}/notes`)).status).toBe(200);
    expect((await client.post(`/api/events/${event.id}/notes/drafts`, body)).json).toMatchObject({
      status: 403,
      code: 'colleagues-only',
    });
  });

  it('that ask how others do stay in the community', async () => {
    const { event, host, guest, going, path } = await buildEvening();
    await host.put(path, { text: 'Comment faites-vous pour la domiciliation ?' });
    await guest.post(`${path}/drafts`, { lines: [{ line: 1, kind: 'question-pratique' }] });
    const items = await app.get(DraftList).all(going);
    expect(items[0]).toMatchObject({ item: { scope: 'community' }, communitySlug: event.community.slug });
  });
});

describe('the page of notes', () => {
  const ticking = (typed: Record<string, string>, lines: string[]) =>
    new URLSearchParams([...Object.entries(typed), ...lines.map((line) => ['lines', line])]);
  const fields = (html: string): string => /name="formId" value="([^"]+)"/.exec(html)?.[1] ?? '';

  it('is linked from the event once it has begun, for those who came', async () => {
    const event = await buildEvent(app);
    const { account } = await buildRsvp(app, { event });
    const link = `/events/${event.id}/notes`;
    const [host, going, member] = [
      await app.signIn(event.host.email),
      await app.signIn(account.email),
      await app.signIn((await buildMember(app, { community: event.community })).email),
    ];
    const links = async (client: Client) => (await client.get(`/events/${event.id}`)).text.includes(link);
    expect(await links(host)).toBe(false);
    app.clock.set(STARTS);
    expect([await links(host), await links(going), await links(member)]).toEqual([true, true, false]);
  });

  it('shows its host what stands, to write on', async () => {
    const { event, host: program } = await buildEvening();
    await program.put(`/api/events/${event.id}/notes`, { text: NOTES, ...CONFIRMED });
    const host = await app.signIn(event.host.email);
    const shown = await host.get(`/events/${event.id}/notes`);
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(/<textarea[^]*Merci à la boulangerie du coin<\/textarea>/);
  });

  it('keeps what was typed, and what somebody else wrote in between', async () => {
    const { event } = await buildEvening();
    const host = await app.signIn(event.host.email);
    const path = `/events/${event.id}/notes`;
    const refused = await host.submit(path, { text: NOTES, revision: '0' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Une épicerie sociale ouvre à Landerneau');
    expect((await host.submit(path, { text: 'Une version', revision: '0' })).status).toBe(303);
    const late = await host.submit(path, { text: 'Une autre version', revision: '0' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Une autre version');
    expect(late.text).toContain('Ces notes ont changé');
    expect((await host.submit(path, { text: 'Une autre version', revision: '1' })).status).toBe(303);
  });

  it('makes drafts of the lines that are ticked, and says where a kind is missing', async () => {
    const { event, host, going } = await buildEvening();
    await host.put(`/api/events/${event.id}/notes`, { text: NOTES, ...CONFIRMED });
    const guest = await app.signIn(going.email);
    const path = `/events/${event.id}/notes`;
    const { text } = await guest.get(path);
    expect(text).toMatch(/Laissées de côté[^]*Mme Le Gall/);
    const form = { formId: fields(text), revision: '1', territory: 'FR-29' };
    const none = await guest.submit(`${path}/drafts`, form);
    expect(none.status).toBe(422);
    const missing = await guest.submit(`${path}/drafts`, { ...form, lines: '5', 'kind-5': '' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('href="#field-lines-0-kind"');
    expect(missing.text).toContain('id="field-lines-0-kind"');
    const kept = await guest.submit(`${path}/drafts`, {
      ...form,
      lines: '2',
      'kind-2': 'fermeture-temporaire',
    });
    expect(kept.status).toBe(303);
    expect(kept.headers.get('location')).toBe('/news/drafts');
    expect(await app.get(DraftList).all(going)).toHaveLength(1);
  });

  it('names the line that cannot be kept, and keeps what was ticked and chosen', async () => {
    const { event, host, going } = await buildEvening();
    const text = `${NOTES}\n- Le CLSC ouvre, le 123 456 782`;
    await host.put(`/api/events/${event.id}/notes`, { text, ...CONFIRMED });
    const guest = await app.signIn(going.email);
    const typed = {
      revision: '1',
      territory: 'CA-QC-06',
      'kind-4': 'nouveau-dispositif',
      'kind-6': 'ouverture',
    };
    const refused = await guest.post(`/events/${event.id}/notes/drafts`, ticking(typed, ['4', '6']));
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/href="#field-lines-1-line">Le CLSC ouvre[^<]*reconnaître quelqu’un/);
    expect(refused.text).toMatch(/id="field-lines-1-line"[^>]*value="6"[^>]*checked[^>]*aria-invalid="true"/);
    expect(refused.text).toMatch(/value="4" checked/);
    expect(refused.text).toMatch(/name="kind-4"[^]*?value="nouveau-dispositif" selected/);
    expect(refused.text).toContain('<option value="CA-QC-06" selected>');
    expect(await app.get(DraftList).all(going)).toHaveLength(0);
  });

  it('follows the lines that were ticked where somebody wrote above them in between', async () => {
    const { event, host, going } = await buildEvening();
    const notes = `/api/events/${event.id}/notes`;
    await host.put(notes, { text: NOTES, ...CONFIRMED });
    const guest = await app.signIn(going.email);
    const path = `/events/${event.id}/notes`;
    const shown = await guest.get(path);
    const said = (line: number) =>
      new RegExp(`name="text-${line}" value="([^"]*)"`).exec(shown.text)?.[1] ?? '';
    await host.put(notes, { text: `Encore une ligne\n${NOTES}`, ...CONFIRMED });
    const typed = {
      revision: '1',
      territory: 'FR-29',
      'kind-2': 'horaires',
      'kind-4': 'ouverture',
      'text-2': said(2),
      'text-4': said(4),
    };
    const refused = await guest.post(`${path}/drafts`, ticking(typed, ['2', '4']));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Vérifiez les lignes cochées');
    for (const number of [3, 5]) expect(refused.text).toMatch(new RegExp(`value="${number}" checked`));
    for (const number of [2, 4]) expect(refused.text).not.toMatch(new RegExp(`value="${number}" checked`));
    expect(refused.text).toMatch(/name="kind-3"[^]*?value="horaires" selected/);
  });
});
