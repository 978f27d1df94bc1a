import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AttendeeService } from '../../src/features/rsvps/attendee.service.js';
import { DAY } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildEvent, type BuiltEvent, buildInvited, buildMember, buildRsvp } from '../support/builders.js';
import { A_MONDAY } from '../support/fake-clock.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
const pageOf = (event: BuiltEvent) => `/events/${event.id}/answers`;
const answers = async (event: BuiltEvent) =>
  (await app.get(AttendeeService).list(event.host, event.id, { limit: 100 })).items;

describe('the hosts’ page of answers', () => {
  it('shows who comes, who waits and in which place, who is silent, and what is held', async () => {
    const event = await buildEvent(app, { capacity: 2, heldSeats: 1 });
    await buildRsvp(app, { event, note: 'Sans gluten' });
    await buildRsvp(app, { event });
    await buildRsvp(app, { event, answer: 'no' });
    const silent = await buildInvited(app, event);
    const client = await app.signIn(event.host.email);
    const text = plain((await client.get(pageOf(event))).text);
    expect(text).toContain('1 place est gardée sans nom.');
    expect(text).toContain('Complet');
    expect(text).toContain('Sans gluten');
    expect(text).toMatch(/Sur liste d’attente .*1\./);
    expect(text).toMatch(new RegExp(`Invitées, sans réponse ${silent.email.replaceAll('.', '\\.')}`));
  });

  it('is for hosts alone, and so are its forms and its table', async () => {
    const event = await buildEvent(app);
    const { account } = await buildRsvp(app, { event });
    const client = await app.signIn(account.email);
    expect((await client.get(pageOf(event))).status).toBe(403);
    expect((await client.get(`${pageOf(event)}.csv`)).status).toBe(403);
    expect((await client.submit(pageOf(event), { accountId: account.accountId, answer: 'no' })).status).toBe(
      403,
    );
    expect((await client.submit(`/events/${event.id}/messages`, { to: 'going', text: 'x' })).status).toBe(
      403,
    );
  });

  it('asks for as many queries with three answers as with one', async () => {
    const event = await buildEvent(app);
    const client = await app.signIn(event.host.email);
    const count = async () => {
      await buildRsvp(app, { event });
      await buildInvited(app, event);
      await app.settle();
      return (await queriesOf(app, () => client.get(pageOf(event)))).length;
    };
    const one = await count();
    await count();
    expect(await count()).toBe(one);
  });
});

describe('noting an answer on the page', () => {
  it('takes a member or somebody invited from the list', async () => {
    const event = await buildEvent(app);
    const member = await buildMember(app, { community: event.community });
    const guest = await buildInvited(app, event);
    const client = await app.signIn(event.host.email);
    const { text } = await client.get(pageOf(event));
    expect(text).toMatch(new RegExp(`<option value="${member.accountId}">`));
    expect(text).toMatch(new RegExp(`<option value="${guest.accountId}">${guest.email}</option>`));
    const noted = await client.submit(pageOf(event), {
      accountId: member.accountId,
      answer: 'yes',
      note: 'À 19 h',
    });
    expect([noted.status, noted.headers.get('location')]).toEqual([303, pageOf(event)]);
    expect(plain((await client.get(pageOf(event))).text)).toContain('À 19 h');
    expect(plain((await client.get(pageOf(event))).text)).toContain('Noté par Personne');
  });

  it('takes a name and an address of somebody else', async () => {
    const event = await buildEvent(app);
    const client = await app.signIn(event.host.email);
    await client.submit(pageOf(event), {
      accountId: '',
      displayName: 'Yann',
      email: 'Yann@asso.example',
      answer: 'maybe',
    });
    expect(await answers(event)).toMatchObject([
      { account: { displayName: 'Yann' }, rsvp: { outcome: 'maybe' } },
    ]);
  });

  it('says what is missing with all that was typed, its form open', async () => {
    const event = await buildEvent(app);
    const client = await app.signIn(event.host.email);
    const typed = { accountId: '', displayName: 'Yann', email: 'yann', answer: 'yes', note: 'Arrive tard' };
    const refused = await client.submit(pageOf(event), typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#field-email"');
    expect(refused.text).toMatch(/name="displayName"[^>]*value="Yann"/);
    expect(refused.text).toContain('Arrive tard</textarea>');
    expect(refused.text).toMatch(/<details open>/);
  });

  it('takes somebody off the list by a no that they are told of', async () => {
    const event = await buildEvent(app);
    const { account } = await buildRsvp(app, { event });
    const client = await app.signIn(event.host.email);
    expect(plain((await client.get(pageOf(event))).text)).toContain('Retirer');
    app.clock.advance(2000);
    await client.submit(pageOf(event), { accountId: account.accountId, answer: 'no' });
    expect(await answers(event)).toMatchObject([{ rsvp: { outcome: 'declined' } }]);
    await app.settle();
    expect((await app.mails(account.email)).at(-1)?.subject).toContain('a noté votre réponse');
  });

  it('is over with the event', async () => {
    const event = await buildEvent(app);
    const { account } = await buildRsvp(app, { event });
    app.clock.set(A_MONDAY + 5 * DAY);
    const client = await app.signIn(event.host.email);
    expect((await client.get(pageOf(event))).text).not.toContain('name="accountId"');
    const refused = await client.submit(pageOf(event), { accountId: account.accountId, answer: 'no' });
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('Cette rencontre est passée.');
  });
});

describe('writing to people on the page', () => {
  it('sends once though the form is sent twice, and says when and to how many', async () => {
    const event = await buildEvent(app);
    const { account } = await buildRsvp(app, { event });
    const client = await app.signIn(event.host.email);
    const { text } = await client.get(pageOf(event));
    const formId = /name="formId" value="([^"]+)"/.exec(text)?.[1] ?? '';
    for (let time = 0; time < 2; time += 1) {
      const sent = await client.submit(`/events/${event.id}/messages`, {
        formId,
        to: 'going',
        text: 'À <b>vendredi</b>',
      });
      expect([sent.status, sent.headers.get('location')]).toEqual([303, pageOf(event)]);
    }
    await app.settle();
    expect(
      (await app.mails(account.email)).filter(({ subject }) => subject.startsWith('Un mot')),
    ).toHaveLength(1);
    const page = (await client.get(pageOf(event))).text;
    expect(page).toContain('À &lt;b&gt;vendredi&lt;/b&gt;');
    expect(plain(page)).toContain('envoyé à 1 personne');
  });

  it('is offered as long as it can be sent', async () => {
    const event = await buildEvent(app);
    await buildRsvp(app, { event });
    app.clock.set(Date.UTC(2027, 2, 6, 12));
    const client = await app.signIn(event.host.email);
    expect((await client.get(pageOf(event))).text).toContain(`action="/events/${event.id}/messages"`);
    app.clock.set(Date.UTC(2027, 2, 8));
    expect((await client.get(pageOf(event))).text).not.toContain(`action="/events/${event.id}/messages"`);
  });

  it('keeps what was typed when something is missing, or too much was sent', async () => {
    const event = await buildEvent(app);
    const client = await app.signIn(event.host.email);
    const path = `/events/${event.id}/messages`;
    const refused = await client.submit(path, { text: 'À vendredi' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#field-to"');
    expect(refused.text).toContain('À vendredi</textarea>');
    for (let count = 0; count < 5; count += 1) await client.submit(path, { to: 'going', text: `${count}` });
    const sixth = await client.submit(path, { to: 'going', text: 'Encore' });
    expect(plain(sixth.text)).toContain('Vous avez déjà écrit 5 fois');
  });
});

describe('the table of answers', () => {
  it('is a download of every answer, in the reader’s language, that nobody keeps', async () => {
    const event = await buildEvent(app, { title: 'Apéro « entre pairs »' });
    for (let count = 0; count < 3; count += 1) await buildRsvp(app, { event, note: `=${count}+1` });
    const client = await app.signIn(event.host.email);
    expect((await client.get(pageOf(event))).text).toContain(`href="${pageOf(event)}.csv"`);
    for (const path of [`${pageOf(event)}.csv`, `/api/events/${event.id}/rsvps.csv`]) {
      const { status, headers, text } = await client.get(path);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(headers.get('content-disposition')).toBe('attachment; filename="apero-entre-pairs.csv"');
      expect(headers.get('cache-control')).toContain('no-store');
      expect(text.trim().split('\r\n')).toHaveLength(4);
      expect(text).toContain('"Nom";"Métier";"Réponse"');
      expect(text).toContain(`"'=2+1"`);
      expect(text).not.toContain('@asso.example');
    }
  });

  it('has more answers than a page of the list, which says who is silent all the same', async () => {
    const event = await buildEvent(app);
    for (let count = 0; count < 101; count += 1) await buildRsvp(app, { event });
    const silent = await buildInvited(app, event);
    const client = await app.signIn(event.host.email);
    expect((await client.get(pageOf(event))).text).toContain(silent.email);
    expect((await client.get(`${pageOf(event)}.csv`)).text.trim().split('\r\n')).toHaveLength(102);
  });
});
