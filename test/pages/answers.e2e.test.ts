import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventInvitationService } from '../../src/features/events/event-invitation.service.js';
import { MembershipService } from '../../src/features/communities/membership.service.js';
import { eventChangeInput } from '../../src/features/events/event.input.js';
import { EventSchedulingService } from '../../src/features/events/event-scheduling.service.js';
import { AttendeeService } from '../../src/features/rsvps/attendee.service.js';
import { DAY } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildAccount, buildEvent, buildMember, buildRsvp, type BuiltEvent } from '../support/builders.js';
import { A_MONDAY } from '../support/fake-clock.js';

let app: TestApp;
let number = 0;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
/** What a page says beside header and footer. */
const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';

/** The paths that the last mail to an address leads to. */
async function linksTo(email: string): Promise<{ answer: string; refusal: string }> {
  await app.settle();
  const mail = (await app.mails(email)).at(-1)!;
  const find = (kind: string) => new RegExp(`/${kind}/[a-z2-7]+`).exec(mail.text)?.[0] ?? '';
  return { answer: find('r'), refusal: find('u') };
}

async function invited(event: BuiltEvent, given?: string) {
  number += 1;
  const email = given ?? `nolwenn.${number}@asso.example`;
  await app.get(EventInvitationService).invite(event.host, event.id, [email]);
  return { email, ...(await linksTo(email)) };
}

describe('answering from a mail', () => {
  it('shows the event and nobody who comes, the charter and a first name, and is kept by nobody', async () => {
    const event = await buildEvent(app, {
      format: 'hybrid',
      roomUrl: 'https://visio.example/secret',
      place: { name: 'Café du Port' },
    });
    const { account } = await buildRsvp(app, { event });
    const { answer } = await invited(event);
    const { status, headers, text } = await app.client().get(answer);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('referrer-policy')).toMatch(/^(?:no-referrer|same-origin)$/);
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).toContain('Café du Port');
    expect(text).toMatch(/name="displayName"[^>]*value="Nolwenn"/);
    expect(plain(text)).toContain('La charte de');
    expect(text.indexOf('La charte de')).toBeLessThan(text.indexOf('value="yes"'));
    expect(text).not.toContain(account.displayName);
    expect(text).not.toContain('visio.example');
    expect(text).not.toContain(`/events/${event.id}`);
  });

  it('never answers by looking, whatever the link asks', async () => {
    const event = await buildEvent(app);
    const { answer } = await invited(event);
    const page = await app.client().get(`${answer}?answer=yes`);
    expect(plain(page.text)).toContain('Pour confirmer, appuyez sur « Je viens » ci-dessous.');
    expect((await app.client().send('HEAD', `${answer}?answer=no`, {})).status).toBe(200);
    expect((await app.client().get(`${answer}?answer=perhaps&answer=x`)).status).toBe(200);
    expect((await app.get(AttendeeService).seatsOf([event.id])).get(event.id)).toEqual({
      taken: 0,
      waiting: 0,
    });
  });

  it('takes a yes with a first name, says so, and lets the place go without signing in', async () => {
    const event = await buildEvent(app, { capacity: 1 });
    const { answer } = await invited(event);
    const client = app.client();
    const yes = await client.submit(answer, { answer: 'yes', displayName: 'Nolwenn', note: 'Avec plaisir' });
    expect([yes.status, yes.headers.get('location')]).toEqual([303, answer]);
    const page = await client.get(answer);
    expect(plain(page.text)).toContain('Vous répondez pour Nolwenn. Ce n’est pas vous ?');
    expect(plain(page.text)).toContain('Votre place est gardée.');
    expect(plain(page.text)).toContain('Je ne viens plus : libérer ma place');
    expect(page.text).not.toContain('name="displayName"');

    const second = await invited(event);
    const waiting = app.client();
    await waiting.submit(second.answer, { answer: 'yes', displayName: 'Yann' });
    expect(plain((await waiting.get(second.answer)).text)).toContain('sur liste d’attente, en position 1');

    await client.submit(answer, { answer: 'no' });
    expect(plain((await client.get(answer)).text)).toContain('Vous avez répondu : je ne viens pas.');
    expect(plain((await waiting.get(second.answer)).text)).toContain('Votre place est gardée.');
  });

  it('asks for the first name, keeping what was typed', async () => {
    const event = await buildEvent(app);
    const { answer } = await invited(event);
    const refused = await app.client().submit(answer, { answer: 'yes', displayName: ' ', note: 'Enfin !' });
    expect(refused.status).toBe(422);
    expect(refused.headers.get('cache-control')).toContain('no-store');
    expect(refused.text).toContain('href="#field-displayName"');
    expect(refused.text).toContain('Enfin !</textarea>');
  });

  it('asks people with an account for no name and no charter, and shows them their own clock', async () => {
    const event = await buildEvent(app);
    const person = await buildAccount(app, { displayName: 'Maëlle', timeZone: 'America/Toronto' });
    const { answer } = await invited(event, person.email);
    const text = (await app.client().get(answer)).text;
    expect(plain(text)).toContain('Vous répondez pour Maëlle.');
    expect(plain(text)).toContain('Chez vous : vendredi 5 mars, de 12 h 30 à 14 h 30');
    expect(text).not.toContain('name="displayName"');
    expect(plain(text)).not.toContain('La charte de');
  });

  it('has another invited in their own name', async () => {
    const event = await buildEvent(app);
    const { answer } = await invited(event);
    const client = app.client();
    const passed = await client.submit(`${answer}/pass-on`, { email: 'Collegue@asso.example' });
    expect([passed.status, passed.headers.get('location')]).toEqual([303, answer]);
    expect(plain((await client.get(answer)).text)).toContain(
      'Une invitation part à cette adresse : collegue@asso.example',
    );
    const other = await linksTo('collegue@asso.example');
    expect(other.answer).not.toBe(answer);
    expect((await client.get(other.answer)).status).toBe(200);
  });

  it('says what is wrong with the other’s address, its form open', async () => {
    const { answer } = await invited(await buildEvent(app));
    const refused = await app.client().submit(`${answer}/pass-on`, { email: 'collegue' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<details id="other" open>');
    expect(refused.text).toMatch(/name="email"[^>]*value="collegue"/);
  });

  it('says kindly that a link opens nothing: unknown, taken back, over', async () => {
    const event = await buildEvent(app);
    const { answer, email } = await invited(event);
    const is404 = async (path: string) => {
      for (const result of [
        await app.client().get(path),
        await app.client().submit(path, { answer: 'yes', displayName: 'X' }),
        await app.client().submit(`${path}/pass-on`, { email: 'a@asso.example' }),
      ]) {
        expect(result.status).toBe(404);
        expect(result.headers.get('cache-control')).toContain('no-store');
        expect(plain(result.text)).toContain('Ce lien ne mène plus à une rencontre');
        expect(plain(result.text)).toContain('Essayez le plus récent.');
      }
    };
    await is404('/r/aaaabbbb');
    const signedIn = await (await app.signIn(email)).get('/r/aaaabbbb');
    expect(signedIn.text).not.toContain('href="/sign-in"');
    app.clock.set(A_MONDAY + 6 * DAY);
    await is404(answer);
    app.clock.set(A_MONDAY);
    const [person] = await app.get(EventInvitationService).list(event.host, event.id);
    expect(person?.account.email).toBe(email);
    await app.get(EventInvitationService).withdraw(event.host, event.id, person!.account.id);
    await app.settle();
    await is404(answer);
  });

  it('shows a cancelled event as such, without a form', async () => {
    const event = await buildEvent(app);
    const { answer } = await invited(event);
    const host = await app.signIn(event.host.email);
    await host.submit(`/events/${event.id}/cancellation`, { word: 'La pluie' });
    const { status, text } = await app.client().get(answer);
    expect(status).toBe(200);
    expect(plain(text)).toContain('Cette rencontre est annulée.');
    expect(text).not.toContain('name="answer"');
    expect((await app.client().submit(answer, { answer: 'yes', displayName: 'Nolwenn' })).status).toBe(422);
  });

  it('names no host where none is left, and passes nothing on once there is nothing to answer', async () => {
    const event = await buildEvent(app);
    const host = await buildMember(app, { community: event.community });
    const change = eventChangeInput.parse({ hosts: [host.accountId] });
    await app.get(EventSchedulingService).edit(event.host, event.id, change, null);
    await app.get(MembershipService).leave(host, event.community.slug);
    const { answer } = await invited(event);
    const open = mainOf((await app.client().get(answer)).text);
    expect(plain(open)).not.toContain('Avec .');
    expect(open).toContain('/pass-on');
    await app.get(EventSchedulingService).cancel(event.host, event.id, '');
    const closed = mainOf((await app.client().get(answer)).text);
    expect(closed).not.toContain('/pass-on');
    expect(closed).not.toContain('#other');
  });

  it('says until when to answer on both clocks', async () => {
    const event = await buildEvent(app, { audience: 'public', rsvpDeadline: '2027-03-04T12:00' });
    const account = await buildAccount(app, { timeZone: 'America/Toronto' });
    await buildRsvp(app, { event, account });
    const { answer } = await linksTo(account.email);
    const client = await app.signIn(account.email);
    for (const path of [answer, `/events/${event.id}`]) {
      const text = plain((await client.get(path)).text);
      expect(text).toMatch(/Répondez avant le [^.]*, 12 h\. Chez vous : [^.]*, 6 h /);
    }
  });

  it('speaks English', async () => {
    const { answer } = await invited(await buildEvent(app));
    const { text } = await app.client({ 'accept-language': 'en' }).get(answer);
    expect(plain(mainOf(text))).toContain('Are you coming?');
  });
});

describe('« Ne plus m’inviter »', () => {
  const ONE_CLICK = 'List-Unsubscribe=One-Click';
  const MULTIPART =
    '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';

  it('asks first, acts on the post, and says so ever after', async () => {
    const { refusal } = await invited(await buildEvent(app));
    const client = app.client();
    const asked = await client.get(refusal);
    expect(asked.status).toBe(200);
    expect(asked.headers.get('cache-control')).toContain('no-store');
    expect(asked.text).toMatch(new RegExp(`<form method="post" action="${refusal}"`));
    expect(plain((await client.get(refusal)).text)).not.toContain('C’est noté');
    for (let time = 0; time < 2; time += 1)
      expect((await client.submit(refusal)).headers.get('location')).toBe(refusal);
    const done = await client.get(refusal);
    expect(plain(done.text)).toContain('C’est noté : cette adresse ne reçoit plus d’invitation.');
    expect(mainOf(done.text)).not.toContain('<form');
  });

  it.each([
    ['urlencoded', 'application/x-www-form-urlencoded', ONE_CLICK],
    ['multipart', 'multipart/form-data; boundary=x', MULTIPART],
  ])(
    'takes one click of a mail program, %s, from anywhere, without a redirect',
    async (_case, type, body) => {
      const { refusal } = await invited(await buildEvent(app));
      const headers = {
        'content-type': type,
        origin: 'https://mail.example',
        'sec-fetch-site': 'cross-site',
      };
      const answer = await app.client().post(refusal, body, headers);
      expect(answer.status).toBe(200);
      expect(plain((await app.client().get(refusal)).text)).toContain(
        'cette adresse ne reçoit plus d’invitation',
      );
    },
  );

  it('takes a post without a body', async () => {
    const { refusal } = await invited(await buildEvent(app));
    expect((await app.client().post(refusal)).status).toBe(303);
  });

  it('keeps the address from being invited again', async () => {
    const { refusal, email } = await invited(await buildEvent(app));
    await app.client().submit(refusal);
    await app.settle();
    const before = (await app.mails(email)).length;
    const other = await buildEvent(app);
    await app.get(EventInvitationService).invite(other.host, other.id, [email]);
    await app.settle();
    expect((await app.mails(email)).length).toBe(before);
  });

  it('says kindly that a token is unknown', async () => {
    for (const answer of [await app.client().get('/u/aaaa'), await app.client().submit('/u/aaaa')]) {
      expect(answer.status).toBe(404);
      expect(plain(answer.text)).toContain('Ce lien n’est pas complet');
    }
  });
});

describe('multipart bodies', () => {
  it('go nowhere else', async () => {
    const event = await buildEvent(app);
    const client = await app.signIn(event.host.email);
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await client.post(`/events/${event.id}`, '--x--\r\n', type)).status).toBe(415);
  });
});
