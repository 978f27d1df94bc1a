import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventInvitationService } from '../../src/features/events/event-invitation.service.js';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildCommunity,
  buildEvent,
  type BuiltEvent,
  buildOccurrence,
  buildSeries,
} from '../support/builders.js';
import type { Client, Item } from '../support/client.js';
import { keptData } from '../support/kept-data.js';
import { buildWrittenWorld, type WrittenWorld } from './free-texts.js';
import { type Form, forms, formsOfNames, seriesForm } from './forms.js';

const NIR = '2 69 05 49 588 157 80';
const NAME = 'Mme Kerfictif';

let app: TestApp;
let world: WrittenWorld;
beforeAll(async () => {
  app = await startApp();
  world = await buildWrittenWorld(app);
});
afterAll(() => app.close());

interface Sent {
  client: Client;
  path: string;
  typed: Record<string, string>;
  accountId: string;
}

async function filled(form: Form, field: string, text: string): Promise<Sent> {
  const { email, accountId } = await form.by(app, world);
  const [client, path] = [await app.signIn(email), form.path(world)];
  // What two people change at once is told apart by the revision that its form says.
  const [, revision] = /name="revision" value="(\d+)"/.exec((await client.get(path)).text) ?? [];
  const typed = { ...form.typed(world), ...(revision && { revision }), [field]: text };
  return { client, path, typed, accountId };
}

/** What a page says was refused. */
const refusalIn = (html: string): string =>
  (/<section class="error-summary"[^]*?<\/section>/.exec(html)?.[0] ?? '').replaceAll(/<[^>]*>\s*/g, ' ');

const eachField = (some: readonly Form[]) =>
  some.flatMap((form) =>
    form.fields.map((field) => ({ form, field, name: `${String(form.path)} ${field}` })),
  );

/** The types that somebody confirmed last; null for nothing. */
async function confirmedBy(actorId: string): Promise<unknown> {
  const entries = await app.get(DataSource).manager.find(AuditEntry, {
    where: { actorId, action: 'secrecy.confirmed' },
    order: { at: 'asc', id: 'asc' },
  });
  return entries.at(-1)?.details ?? null;
}

describe('a form without scripts', () => {
  it.each(eachField([...forms, ...formsOfNames]))('quotes a number: $name', async ({ form, field }) => {
    const { client, path, typed } = await filled(form, field, `Bonjour, ${NIR} merci`);
    const { status, text } = await client.submit(path, typed);
    expect(status).toBe(422);
    const summary = refusalIn(text);
    expect(text.includes(`<mark>${NIR}</mark>`), summary).toBe(true);
    expect(text.includes(`href="#field-${field}"`), summary).toBe(true);
    expect(text).toMatch(new RegExp(`id="field-${field}"[^>]*aria-invalid="true"`));
    expect(text.replaceAll('\u00a0', ' ')).toContain('Nous ne l’avons pas enregistré.');
    expect(text).not.toMatch(/name="confirmed"[^>]*value="nir"/);
    expect(await keptData(app)).not.toContain(NIR);
  });

  it.each(eachField(formsOfNames))('takes a name for a name: $name', async ({ form, field }) => {
    const { client, path, typed } = await filled(form, field, NAME);
    expect((await client.submit(path, typed)).status).toBeLessThan(400);
  });

  it.each(eachField(forms))('asks about a name, once: $name', async ({ form, field }) => {
    const { client, path, typed, accountId } = await filled(form, field, `${NAME}, ${field}`);
    const asked = await client.submit(path, typed);
    expect(asked.status).toBe(422);
    expect(asked.text.includes(`<mark>${NAME}</mark>`), refusalIn(asked.text)).toBe(true);
    expect(asked.text).toMatch(/name="confirmed" type="checkbox" value="civilite-nom"(?![^>]* checked)/);
    expect(asked.text).toContain('Continuer');
    const done = await client.submit(path, { ...typed, confirmed: 'civilite-nom' });
    expect(done.status, refusalIn(done.text)).toBeLessThan(400);
    expect(await confirmedBy(accountId)).toEqual({ types: ['civilite-nom'] });
  });

  it('keeps what was ticked when it is refused for something else', async () => {
    const { client, path } = await topicForm();
    const typed = { title: '', words: `${NAME}, née le 12/03/1987`, confirmed: 'civilite-nom' };
    const refused = await client.submit(path, typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/value="civilite-nom"[^>]* checked/);
    expect(refused.text).toMatch(/value="naissance"(?![^>]* checked)/);
  });

  it('takes several boxes by one name', async () => {
    const { client, path } = await topicForm();
    const body = new URLSearchParams({ title: 'Un sujet', words: `${NAME}, née le 12/03/1987` });
    for (const code of ['civilite-nom', 'naissance']) body.append('confirmed', code);
    expect((await client.post(path, body)).status).toBe(303);
    const { slug } = (await buildOccurrence(app)).community;
    const joining = new URLSearchParams({
      name: `${NAME}, ${slug}`,
      territory: 'FR-29',
      description: 'née le 12/03/1987',
    });
    for (const code of ['civilite-nom', 'naissance']) joining.append('confirmed', code);
    expect((await client.post('/communities', joining)).status).toBe(303);
  });

  it('shows advice beside what is refused, and never refuses for it alone', async () => {
    const { client, path } = await topicForm();
    const words = 'La permanence reprend lundi, au 04 65 71 00 34.';
    const refused = await client.submit(path, { title: '', words });
    expect(refused.text).toMatch(/class="guard-advice"[^]*Il y a un numéro de téléphone/);
    expect((await client.submit(path, { title: 'La permanence', words })).status).toBe(303);
  });

  it('offers the box for what is asked in Québec alone, to whoever reads it from elsewhere', async () => {
    const community = await buildCommunity(app, { territory: 'CA-QC-06' });
    const series = await buildSeries(app, { community });
    const { client, path } = await topicForm(await buildOccurrence(app, { series }));
    const typed = { title: 'Un sujet', words: 'Son numéro, le 123 456 782 ?' };
    const asked = await client.submit(path, typed);
    expect([asked.status, refusalIn(asked.text)]).toEqual([
      422,
      expect.stringContaining('assurance sociale'),
    ]);
    expect(asked.text).toMatch(/name="confirmed" type="checkbox" value="nas"/);
    expect((await client.submit(path, { ...typed, confirmed: 'nas' })).status).toBe(303);
  });

  it('quotes what was typed as text, never as HTML', async () => {
    const { client, path } = await topicForm();
    const words = `<b>${NAME}</b><script>alert(1)</script>`;
    const { text } = await client.submit(path, { title: 'Un sujet', words });
    expect(text).toContain(`&lt;b&gt;<mark>${NAME}</mark>&lt;/b&gt;`);
    expect(text).not.toContain('<script>alert');
  });

  it('in two steps carries what was ticked from one to the other', async () => {
    const { organiser, slug } = world.community;
    const client = await app.signIn(organiser.email);
    const path = `/communities/${slug}/series/new`;
    const typed = { ...seriesForm(organiser), title: `L’apéro de ${NAME}` };
    const planOf = async (fields: Record<string, string>) => {
      const { text } = await client.submit(path, { ...fields, step: 'see' });
      const [, planned = ''] = /name="planned" value="([^"]+)"/.exec(text) ?? [];
      return { text, planned: planned.replaceAll(/&(?:#34|quot);/g, '"') };
    };
    const { planned } = await planOf(typed);
    const refused = await client.submit(path, { ...typed, planned, step: 'schedule' });
    expect(refused.status).toBe(422);
    const confirmed = { ...typed, confirmed: 'civilite-nom' };
    const seen = await planOf(confirmed);
    expect(seen.text).toMatch(/value="civilite-nom"[^>]* checked/);
    const done = await client.submit(path, { ...confirmed, planned: seen.planned, step: 'schedule' });
    expect(done.status).toBe(303);
  });
});

/** Its host’s form for the topics of a date; of a new series unless one is given. */
async function topicForm(date?: BuiltEvent): Promise<{ client: Client; path: string }> {
  const { id, host } = date ?? (await buildOccurrence(app));
  return { client: await app.signIn(host.email), path: `/events/${id}/topics` };
}

describe('an answer from a mail', () => {
  it.each(['note', 'displayName'])('is not taken with a number as its %s, and then is', async (field) => {
    const event = await buildEvent(app);
    const email = `${field.toLowerCase()}@asso.example`;
    await app.get(EventInvitationService).invite(event.host, event.id, [email]);
    await app.settle();
    const [path = ''] = /\/r\/[a-z2-7]+/.exec((await app.mails(email)).at(-1)!.text) ?? [];
    const typed = { answer: 'yes', displayName: 'Nolwenn', note: 'Avec plaisir' };
    const refused = await app.client().submit(path, { ...typed, [field]: NIR });
    expect([refused.status, refused.text.includes(`<mark>${NIR}</mark>`)]).toEqual([422, true]);
    expect(await keptData(app)).not.toContain(NIR);
    expect((await app.client().submit(path, typed)).status).toBe(303);
  });
});

describe('a table of adherents', () => {
  it('is taken without the lines that hold a number, which is shown nowhere', async () => {
    const { association } = world;
    const client = await app.signIn(association.manager.email);
    const csv = [
      'Courriel;Nom;Prénom',
      'anne@asso.example;Le Goff;Anne',
      `yann@asso.example;Le Roux ${NIR};Yann`,
    ].join('\n');
    const path = `/api/associations/${association.id}/adhesions/import`;
    const report = await client.post(path, { csv, confirmed: true });
    expect((report.json.lines as Item[]).map(({ outcome, reason }) => String(reason ?? outcome))).toEqual([
      'added',
      'secrecy',
    ]);
    expect(report.text).not.toContain(NIR);
    expect(await keptData(app)).not.toContain(NIR);
  });
});
