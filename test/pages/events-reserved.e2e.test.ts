import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventService } from '../../src/features/events/event.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildAdhesion, buildMember, buildRsvp, type Person } from '../support/builders.js';
import { buildAdherent, buildReserved, type Reserved } from '../support/reserved-world.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
const choices = (html: string) =>
  [...html.matchAll(/<input[^>]*name="audience"[^>]*>/g)].map(([tag]) => ({
    value: /value="([^"]*)"/.exec(tag)?.[1],
    checked: /\schecked/.test(tag),
  }));
const offered = (html: string) => choices(html).map(({ value }) => value);
const chosen = (html: string) => choices(html).find(({ checked }) => checked)?.value;

const audienceOf = async (viewer: Person, id: string) => {
  const { event } = await app.get(EventService).view(viewer, id);
  return event.adherentsOf;
};

const typed = (world: Reserved) => ({
  title: 'Apéro des adhérents',
  kind: 'soiree',
  format: 'video',
  date: '2027-03-12',
  time: '18:30',
  durationMinutes: '60',
  timeZone: 'Europe/Paris',
  maxGuests: '0',
  audience: `adherents:${world.association.id}`,
  hosts: world.community.organiser.accountId,
});

describe('the event’s form', () => {
  it('offers the associations of who schedules, and keeps what they chose', async () => {
    const world = await buildReserved(app);
    const value = `adherents:${world.association.id}`;
    const client = await app.signIn(world.community.organiser.email);
    const path = `/communities/${world.community.slug}/events/new`;
    const fresh = await client.get(path);
    expect(offered(fresh.text)).toEqual(['public', 'members', value]);
    expect(chosen(fresh.text)).toBe('members');
    expect(plain(fresh.text)).toContain('Réservée aux personnes qui adhèrent à Les Passerelles');
    const refused = await client.submit(path, { ...typed(world), title: '' });
    expect([refused.status, chosen(refused.text)]).toEqual([422, value]);
    const kept = await client.submit(path, { ...typed(world), status: 'draft' });
    const id = kept.headers.get('location')!.split('/').at(-1)!;
    expect(await audienceOf(world.community.organiser, id)).toBe(world.association.id);
    expect(chosen((await client.get(`/events/${id}/edit`)).text)).toBe(value);
    expect(chosen((await client.get(`${path}?from=${world.event.id}`)).text)).toBe(value);
  });

  it('has a co-host without part in the association keep it, and choose anew for a copy', async () => {
    const world = await buildReserved(app);
    const value = `adherents:${world.association.id}`;
    const cohost = await buildMember(app, { community: world.community, role: 'cohost' });
    const client = await app.signIn(cohost.email);
    const edited = await client.get(`/events/${world.event.id}/edit`);
    expect([offered(edited.text).at(-1), chosen(edited.text)]).toEqual([value, value]);
    const change = { ...typed(world), title: 'Un autre titre', agreed: 'yes' };
    const saved = await client.submit(`/events/${world.event.id}/edit`, change);
    expect([saved.status, await audienceOf(cohost, world.event.id)]).toEqual([303, world.association.id]);
    const path = `/communities/${world.community.slug}/events/new`;
    const copy = await client.get(`${path}?from=${world.event.id}`);
    expect([offered(copy.text), chosen(copy.text)]).toEqual([['public', 'members'], undefined]);
    const refused = await client.submit(path, typed(world));
    expect([refused.status, plain(refused.text)]).toEqual([
      422,
      expect.stringContaining('Vous ne pouvez pas réserver cette rencontre'),
    ]);
  });

  it('says before saving whose place would be lost', async () => {
    const world = await buildReserved(app, { audience: 'members' });
    const value = `adherents:${world.association.id}`;
    const [paid, unpaid] = [
      (await buildRsvp(app, { event: world.event })).account,
      (await buildRsvp(app, { event: world.event })).account,
    ];
    await buildAdhesion(app, { association: world.association, account: paid });
    await app.settle();
    const client = await app.signIn(world.event.host.email);
    const { displayName } = { displayName: await nameOf(unpaid) };
    const confirmation = await client.submit(`/events/${world.event.id}/edit`, {
      ...typed(world),
      title: 'Apéro',
      date: '2027-03-05',
      durationMinutes: '120',
      format: 'in-person',
      audience: value,
    });
    expect(confirmation.status).toBe(200);
    expect(plain(confirmation.text)).toContain('1 personne qui perd sa place');
    expect(plain(confirmation.text)).toContain(displayName);
  });

  const nameOf = async ({ email }: Person): Promise<string> => {
    const { text } = await (await app.signIn(email)).get('/settings/profile');
    return /name="displayName"[^>]*value="([^"]*)"/.exec(text)?.[1] ?? '';
  };
});

it('an adherent who is no member reads whom it comes from, and no link to what they may not know', async () => {
  const world = await buildReserved(app, { joinPolicy: 'invitation' });
  const client = await app.signIn((await buildAdherent(app, world)).email);
  const { text } = await client.get(`/events/${world.event.id}`);
  expect(plain(text)).toContain('Une rencontre de');
  expect(text).not.toContain(`href="/communities/${world.community.slug}"`);
  expect((await client.get(`/communities/${world.community.slug}`)).status).toBe(404);
});
