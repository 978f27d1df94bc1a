import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildMember,
  buildRsvp,
  type Person,
} from '../support/builders.js';
import type { Client } from '../support/client.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** A page of an event that nothing is kept of, for somebody signed in. */
const MADE_ANEW = 9;

const asks = (person: Person) => app.signIn(person.email);
const pathOf = ({ id }: BuiltEvent) => `/events/${id}`;

/**
 * On PostgreSQL what is kept ends with any write on the server, and while this runs other tests write there: only on
 * SQLite is it certain to be still there.
 */
const isKeptForSure = () => app.settings.databaseUrl.startsWith('sqlite:');

const costOf = async (work: () => Promise<unknown>) => (await queriesOf(app, work)).length;

/** A public event by whom it was made, and its page as a stranger has just been shown it. */
async function shown(fields: Record<string, unknown> = {}) {
  const event = await buildEvent(app, { audience: 'public', capacity: 6, ...fields });
  const [host, stranger] = [await asks(event.host), app.client()];
  const page = async (client: Client = stranger) => (await client.get(pathOf(event))).text;
  expect(await page()).toBe(await page());
  return { event, host, page };
}

describe('the page of an event, asked for again', () => {
  it('costs strangers no query while nobody writes', async () => {
    const { page } = await shown();
    const most = isKeptForSure() ? 0 : MADE_ANEW;
    expect(await costOf(() => page())).toBeLessThanOrEqual(most);
    expect(await costOf(() => page(app.client()))).toBeLessThanOrEqual(most);
  });

  it('is made once for many strangers who ask at once', async () => {
    const { event, host, page } = await shown();
    await host.patch(`/api${pathOf(event)}`, { title: 'Un titre tout neuf' });
    const alone = await costOf(() => app.client().get(pathOf(event)));
    await host.patch(`/api${pathOf(event)}`, { title: 'Un titre plus neuf encore' });
    const pages: string[] = [];
    const ask = async () => void pages.push(await page(app.client()));
    const together = await costOf(() => Promise.all(Array.from({ length: 8 }, ask)));
    expect(new Set(pages).size).toBe(1);
    expect(together).toBeLessThanOrEqual(isKeptForSure() ? alone : 8 * alone);
  });

  it('that nobody finds is not waited for by who asks next', async () => {
    const missing = () => app.client().get('/events/00000000-0000-7000-8000-000000000000');
    const answers = await Promise.all([missing(), missing(), missing()]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await missing()).status).toBe(404);
  });

  it('costs somebody signed in none but for the session', async () => {
    const { host, page } = await shown();
    const first = await page(host);
    const again = await costOf(async () => expect(await page(host)).toBe(first));
    expect(again).toBeLessThanOrEqual(isKeptForSure() ? 0 : MADE_ANEW);
  });

  it('says of itself what it said the first time', async () => {
    const { event, host } = await shown();
    for (const client of [app.client(), host]) {
      const answers = [await client.get(pathOf(event)), await client.get(pathOf(event))];
      const [first, second] = answers.map(({ status, headers }) => [
        status,
        ...[...headers].filter(([name]) => !['date', 'content-length'].includes(name)),
      ]);
      expect(second).toEqual(first);
    }
  });
});

describe('what was kept of a page is shown to nobody else', () => {
  it('whoever is signed in gets their own, strangers none of theirs', async () => {
    const { event, host, page } = await shown();
    const member = await buildMember(app, { community: event.community });
    const { account: guest } = await buildRsvp(app, { event, note: 'Avec du fromage' });
    const [theirs, guests] = [await asks(member), await asks(guest)];
    for (let round = 0; round < 2; round += 1) {
      expect(await page(host)).toContain(`${pathOf(event)}/edit`);
      expect(await page(guests)).toContain('Avec du fromage');
      const asMember = await page(theirs);
      expect(asMember).not.toContain('Avec du fromage');
      expect(asMember).toContain('name="answer" value="yes"');
      const asStranger = await page();
      expect(asStranger).toContain('/sign-in?next=');
      for (const secret of [`${pathOf(event)}/edit`, 'Avec du fromage', guest.displayName, 'name="answer"'])
        expect(asStranger).not.toContain(secret);
    }
  });

  it('a page that strangers may not see stays one', async () => {
    const event = await buildEvent(app, { audience: 'members' });
    const [host, other] = [await asks(event.host), await asks(await buildAccount(app))];
    for (let round = 0; round < 2; round += 1) {
      expect((await host.get(pathOf(event))).text).toContain(`${pathOf(event)}/edit`);
      for (const client of [other, app.client()]) expect((await client.get(pathOf(event))).status).toBe(404);
    }
  });

  it('in one language, it is not given in another', async () => {
    const { page } = await shown();
    const english = app.client({ 'accept-language': 'en' });
    expect(await page(english)).toContain('<html lang="en">');
    expect(await page()).toContain('<html lang="fr-FR">');
    expect(await page(english)).toContain('<html lang="en">');
  });

  it('a flash is said once, to whom it is for', async () => {
    const { event, host, page } = await shown();
    await page(host);
    expect((await host.submit(pathOf(event), { answer: 'yes', guests: '0', note: '' })).status).toBe(303);
    const flashed = await page(host);
    const after = await page(host);
    expect(flashed).not.toBe(after);
    expect(await page(host)).toBe(after);
  });
});

describe('what was kept of a page is over at once', () => {
  it('when it is edited', async () => {
    const { event, host, page } = await shown();
    await host.patch(`/api${pathOf(event)}`, { title: 'Un autre titre' });
    expect(await page()).toContain('Un autre titre');
  });

  it('when somebody answers', async () => {
    const { event, host, page } = await shown();
    const before = await page(host);
    expect(await page()).toContain('Il reste 6');
    await buildRsvp(app, { event });
    expect(await page()).toContain('Il reste 5');
    expect(await page(host)).not.toBe(before);
  });

  it('when it is cancelled', async () => {
    const { event, host, page } = await shown();
    await host.post(`/api${pathOf(event)}/cancellation`, { word: 'Le café est fermé' });
    expect(await page()).toContain('Le café est fermé');
  });

  it('when its community closes itself', async () => {
    const { event, host } = await shown();
    const closed = await host.patch(`/api/communities/${event.community.slug}`, { joinPolicy: 'invitation' });
    expect(closed.status).toBe(200);
    expect((await app.client().get(pathOf(event))).status).toBe(404);
  });

  it('when its host takes another name', async () => {
    const { event, host, page } = await shown();
    const member = await buildMember(app, { community: event.community });
    const theirs = await asks(member);
    await page(theirs);
    await host.patch('/api/me', { displayName: 'Dominique Le Goff' });
    expect(await page(theirs)).toContain('Dominique Le Goff');
  });

  it('when a session is revoked or its owner loses access', async () => {
    const { event, page } = await shown();
    const member = await buildMember(app, { community: event.community });
    const [here, there] = [await asks(member), await asks(member)];
    expect(await page(here)).toContain('name="answer"');
    await there.delete('/api/me/sessions/others');
    expect(await page(here)).toContain('/sign-in?next=');
    expect(await page(there)).toContain('name="answer"');
  });

  it('when somebody is removed from the community', async () => {
    const community = await buildCommunity(app);
    const event = await buildEvent(app, { community, audience: 'members' });
    const member = await buildMember(app, { community });
    const [host, theirs] = [await asks(event.host), await asks(member)];
    expect((await theirs.get(pathOf(event))).status).toBe(200);
    await host.delete(`/api/communities/${community.slug}/members/${member.accountId}`);
    expect((await theirs.get(pathOf(event))).status).toBe(404);
  });

  it('when time passes: that it is over is seen within a minute', async () => {
    const own = await startApp();
    try {
      const event = await buildEvent(own, { audience: 'public', startsLocal: '2027-03-05T18:30' });
      const text = async () => (await own.client().get(pathOf(event))).text;
      own.clock.set(Date.UTC(2027, 2, 5, 19, 29));
      const before = await text();
      own.clock.advance(MINUTE);
      const after = await text();
      expect(after).not.toBe(before);
      own.clock.advance(DAY);
      expect(await text()).toContain('class="notice"');
    } finally {
      await own.close();
    }
  });
});
