import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountService } from '../src/features/accounts/account.service.js';
import { SuspensionService } from '../src/features/accounts/suspension.service.js';
import { DAY, HOUR } from '../src/kernel/clock.js';
import { MailGate } from '../src/platform/mail/mail-gate.js';
import type { OutgoingMail } from '../src/platform/mail/outgoing-mail.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import {
  buildAccount,
  buildAdmin,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
  buildOccurrence,
  buildSeries,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { queriesOf } from './support/query-count.js';
import { suspend } from './support/suspending.js';

let app: TestApp;
let admin: Person;
beforeAll(async () => {
  app = await startApp();
  admin = await buildAdmin(app, { displayName: 'Admin' });
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

const pathIn = async (email: string, link: RegExp): Promise<string> => {
  await app.settle();
  const texts = (await app.mails(email)).map(({ text }) => text).join('\n');
  return new URL(link.exec(texts)?.[0] ?? '/none', 'http://localhost').pathname;
};

describe('a link that was mailed before access was suspended', () => {
  it('says nothing of who animates a date, and gives none back', async () => {
    const series = await buildSeries(app);
    const { organiser: host } = series.community;
    await buildOccurrence(app, { series, on: '2027-03-05' });
    await app.settle();
    app.clock.set(Date.parse('2027-03-02T09:00:00Z'));
    const path = await pathIn(host.email, /https?:\S+\/duty\/\S+/);
    expect((await app.client().get(path)).status).toBe(200);
    await suspend(app, host, { by: admin });
    expect((await app.client().get(path)).status).toBe(404);
    expect((await app.client().submit(path, { duty: 'no' })).status).toBe(404);
  });

  it('notes no change of a date', async () => {
    const event = await buildEvent(app);
    const person = await buildInvited(app, event);
    const path = await pathIn(person.email, /\/r\/[a-z2-7]+/);
    const noted = () => app.client().submit(`${path}/acknowledgement`, { revision: '1' });
    expect((await noted()).status).toBe(303);
    await suspend(app, person, { by: admin });
    expect((await noted()).status).toBe(404);
  });

  it('gives its account no other address', async () => {
    const person = await buildAccount(app);
    const to = `autre-${person.accountId}@asso.example`;
    await (await app.signIn(person.email)).submit('/settings/address', { email: to });
    const path = await pathIn(to, /\/addresses\/confirmation\/[\w-]+/);
    await suspend(app, person, { by: admin });
    expect((await app.client().get(path)).text).toContain('Ce lien n’est plus valable');
    expect((await app.client().submit(path)).status).toBe(422);
    expect((await app.get(AccountService).byEmail(to)) ?? null).toBeNull();
  });
});

describe('a community some of whose hosts cannot come in', () => {
  it('is not taken over by one of them', async () => {
    const community = await buildCommunity(app);
    const cohost = await buildMember(app, { community, role: 'cohost' });
    const member = await buildMember(app, { community });
    const path = `/api/communities/${community.slug}`;
    app.clock.advance(61 * DAY);
    expect((await (await apiClient(app, cohost.email)).post(`${path}/takeover`)).status).toBe(201);
    await suspend(app, cohost, { by: admin, length: '30-days' });
    app.clock.advance(14 * DAY);
    await app.settle();
    const members = itemsOf(await (await apiClient(app, member.email)).get(`${path}/members`));
    expect(members).toContainEqual(
      expect.objectContaining({ account: expect.objectContaining({ id: cohost.accountId }), role: 'cohost' }),
    );
  });

  it('keeps an organiser who can, and can be rid of one who cannot', async () => {
    const community = await buildCommunity(app);
    const { organiser } = community;
    const other = await buildMember(app, { community, role: 'organiser' });
    await suspend(app, other, { by: admin, length: 'until-lifted' });
    const client = await apiClient(app, organiser.email);
    const members = `/api/communities/${community.slug}/members`;
    const left = await client.delete(`${members}/${organiser.accountId}`);
    expect([left.status, left.json?.code]).toEqual([409, 'last-organiser']);
    const demoted = await client.patch(`${members}/${other.accountId}`, { role: 'member' });
    expect(demoted.status).toBe(200);
  });
});

describe('mail to many', () => {
  it('asks once for all that goes out together whose access is suspended', async () => {
    const person = await buildAccount(app);
    await suspend(app, person, { by: admin });
    const gate = app.get(MailGate);
    const mailTo = (address: string): OutgoingMail => ({
      kind: 'transactional',
      messageId: '<many@localhost>',
      date: A_MONDAY,
      to: { name: null, address },
      subject: '',
      text: '',
      html: '',
    });
    const addresses = [admin.email, person.email, ...Array(18).fill('personne@asso.example')];
    let held: boolean[] = [];
    const asked = await queriesOf(app, async () => {
      held = await Promise.all(addresses.map((address) => gate.holdsBack(mailTo(address))));
    });
    expect(held).toEqual(addresses.map((address) => address === person.email));
    expect(asked.length).toBeLessThanOrEqual(2);
  });
});

describe('who administers', () => {
  it('comes in, were their access suspended before they did', async () => {
    const person = await buildMember(app);
    await suspend(app, person, { by: admin, length: 'until-lifted' });
    await app.get(AccountService).grantAdmin(person.email);
    const client = await app.signIn(person.email);
    expect((await client.get('/admin/suspensions')).text).toContain(person.email);
    expect((await client.submit(`/admin/suspensions/${person.accountId}/lift`)).status).toBe(303);
  });
});

describe('a suspension lifted while another is decided', () => {
  it('is lifted before or after it, and lends it nothing', async () => {
    for (let time = 0; time < 10; time += 1) {
      const person = await buildAccount(app);
      await suspend(app, person, { by: admin, length: 'until-lifted' });
      app.clock.advance(HOUR);
      const suspensions = app.get(SuspensionService);
      await Promise.all([
        suspensions.lift(admin, person.accountId),
        suspend(app, person, { by: admin, length: '7-days' }),
      ]);
      const { items } = await suspensions.list(admin, { limit: 100 });
      const left = items.find(({ account }) => account.id === person.accountId);
      expect([undefined, app.clock.now() + 7 * DAY]).toContain(left?.suspension.endsAt);
    }
  });
});
