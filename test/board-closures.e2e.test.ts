import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NewsEditingService } from '../src/features/board/news-editing.service.js';
import { NewsHiding } from '../src/features/board/news-hiding.service.js';
import { newsChangeInput } from '../src/features/board/news.input.js';
import { NewsService } from '../src/features/board/news.service.js';
import { StillTrueService } from '../src/features/board/still-true.service.js';
import { WithdrawalService } from '../src/features/board/withdrawal.service.js';
import { structureChangeInput } from '../src/features/structures/structure.input.js';
import { StructureCorrectingService } from '../src/features/structures/structure-correcting.service.js';
import { StructureService } from '../src/features/structures/structure.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAssociation,
  type BuiltNews,
  buildAssociationRole,
  type BuiltStructure,
  buildColleague,
  buildCommunity,
  buildMember,
  buildNews,
  buildStructure,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

const on = (instant: string) => app.clock.set(Date.parse(`${instant}Z`));
const stateOf = async ({ id, author }: BuiltNews) => (await app.get(NewsService).view(author, id)).state;
const closedOn = async ({ id }: BuiltStructure) => (await app.get(StructureService).byId(id))?.closedOn;

async function confirm(news: BuiltNews, people = 2): Promise<void> {
  for (let count = 0; count < people; count += 1)
    await app.get(StillTrueService).say(await buildColleague(app), news.id, true);
}

async function dispute(news: BuiltNews): Promise<void> {
  await app.get(StillTrueService).say(await buildColleague(app), news.id, false);
}

const about = ({ id }: BuiltStructure, fields: Record<string, unknown>) =>
  buildNews(app, { structureId: id, effectiveOn: null, ...fields });
const closing = (structure: BuiltStructure, effectiveOn: string | null) =>
  about(structure, { kind: 'fermeture-definitive', effectiveOn });

describe('news that a structure closes for good', () => {
  it('closes it on its date once it is confirmed, and outdates its other news on that date', async () => {
    const structure = await buildStructure(app);
    const hours = await about(structure, { kind: 'horaires', effectiveOn: '2027-02-01' });
    const closure = await closing(structure, '2027-03-10');
    await confirm(closure, 1);
    expect(await closedOn(structure)).toBeNull();
    await confirm(closure, 1);
    expect(await closedOn(structure)).toBe('2027-03-10');
    const contact = await about(structure, { kind: 'contact' });
    on('2027-03-09T22:59');
    await app.settle();
    expect([await stateOf(hours), await stateOf(contact)]).toEqual(['unverified', 'unverified']);
    on('2027-03-09T23:00');
    await app.settle();
    expect([await stateOf(hours), await stateOf(contact), await stateOf(closure)]).toEqual([
      'outdated',
      'outdated',
      'confirmed',
    ]);
    const after = await about(structure, { kind: 'contact' });
    await confirm(closure, 1);
    await app.settle();
    expect(await stateOf(after)).toBe('unverified');
  });

  it('does so at once where that day is there already, or none is given', async () => {
    for (const day of ['2027-02-15', null]) {
      const structure = await buildStructure(app);
      const hours = await about(structure, { kind: 'horaires', effectiveOn: '2027-02-01' });
      app.clock.advance(1000);
      await confirm(await closing(structure, day));
      expect(await stateOf(hours)).toBe('outdated');
      expect(await closedOn(structure)).toBe(day ?? '2027-03-01');
    }
  });

  it('by the association that runs it needs nobody else', async () => {
    const { association, account } = await buildAssociationRole(app, {
      association: await buildAssociation(app),
    });
    await buildMember(app, { account });
    await buildMember(app, { account: association.manager });
    const structure = await buildStructure(app, { by: association.manager, runBy: association.id });
    const closure = await about(structure, {
      kind: 'fermeture-definitive',
      effectiveOn: '2027-04-01',
      author: account,
      onBehalfOf: association.id,
    });
    expect([await stateOf(closure), await closedOn(structure)]).toEqual(['official', '2027-04-01']);
    const change = structureChangeInput.parse({ runBy: null });
    await app.get(StructureCorrectingService).change(association.manager, structure.id, change, null);
    await app.settle();
    expect([await stateOf(closure), await closedOn(structure)]).toEqual(['unverified', null]);
  });

  it.each([
    ['westward', 'FR-972', '2027-04-01T03:59', '2027-04-01T04:00'],
    ['eastward', 'FR-974', '2027-03-31T19:59', '2027-03-31T20:00'],
  ])(
    'happens when that day begins where it is about, moved %s meanwhile',
    async (_, territory, before, then) => {
      const association = await buildAssociation(app);
      const { account } = await buildAssociationRole(app, { association });
      for (const person of [account, association.manager]) await buildMember(app, { account: person });
      const structure = await buildStructure(app, { by: association.manager, runBy: association.id });
      const hours = await about(structure, { kind: 'horaires', effectiveOn: '2027-02-01' });
      const fields = { effectiveOn: '2027-04-01', author: account, onBehalfOf: association.id };
      const closure = await about(structure, { kind: 'fermeture-definitive', ...fields });
      const change = newsChangeInput.parse({ territory });
      await app.get(NewsEditingService).change(account, closure.id, change, null);
      expect(await stateOf(closure)).toBe('official');
      on(before);
      await app.settle();
      expect(await stateOf(hours)).toBe('unverified');
      on(then);
      await app.settle();
      expect(await stateOf(hours)).toBe('outdated');
    },
  );

  const falls: [string, (closure: BuiltNews, structure: BuiltStructure) => Promise<unknown>][] = [
    ['it is disputed', (closure) => dispute(closure)],
    ['it is taken back', ({ id, author }) => app.get(WithdrawalService).withdraw(author, id)],
    ['its author says that it is over', ({ id, author }) => app.get(StillTrueService).say(author, id, false)],
    [
      'other news replaces it',
      (closure, structure) => about(structure, { kind: 'contact', supersedes: closure.id }),
    ],
    [
      'it is about another structure after all',
      async ({ id, author }) => {
        const { id: structureId } = await buildStructure(app);
        await app.get(NewsEditingService).change(author, id, newsChangeInput.parse({ structureId }), null);
      },
    ],
    [
      'it is hidden',
      ({ id }) => app.get(UnitOfWork).run((tx) => app.get(NewsHiding).hideIn(tx, id, app.clock.now())),
    ],
  ];

  it.each(falls)('once %s, nothing happens on that day', async (_, fall) => {
    const structure = await buildStructure(app);
    const hours = await about(structure, { kind: 'horaires', effectiveOn: '2027-02-01' });
    const closure = await closing(structure, '2027-03-10');
    await confirm(closure);
    await fall(closure, structure);
    expect(await closedOn(structure)).toBeNull();
    on('2027-03-10T12:00');
    await app.settle();
    expect(await stateOf(hours)).toBe('unverified');
  });

  it.each(falls)(
    'once %s after that day, the structure is open and what it outdated comes back',
    async (_, fall) => {
      const structure = await buildStructure(app);
      const hours = await about(structure, { kind: 'horaires', effectiveOn: '2027-02-01' });
      await confirm(hours);
      app.clock.advance(1000);
      const closure = await closing(structure, '2027-02-20');
      await confirm(closure);
      expect(await stateOf(hours)).toBe('outdated');
      await fall(closure, structure);
      expect([await closedOn(structure), await stateOf(hours)]).toEqual([null, 'confirmed']);
    },
  );

  it('a confirmed opening later opens it again; what was outdated by then was old news', async () => {
    const structure = await buildStructure(app);
    const hours = await about(structure, { kind: 'horaires', effectiveOn: '2027-02-01' });
    app.clock.advance(1000);
    await confirm(await closing(structure, '2027-02-20'));
    const opening = await about(structure, { kind: 'ouverture', effectiveOn: '2027-03-01' });
    expect(await closedOn(structure)).toBe('2027-02-20');
    await confirm(opening);
    expect([await closedOn(structure), await stateOf(hours)]).toEqual([null, 'outdated']);
  });

  it('kept to a community, it is not told by the structure’s page, nor by what others wrote', async () => {
    const community = await buildCommunity(app);
    const structure = await buildStructure(app);
    const hours = await about(structure, { kind: 'horaires', effectiveOn: '2027-02-01' });
    app.clock.advance(1000);
    const closure = await about(structure, {
      kind: 'fermeture-definitive',
      effectiveOn: '2027-02-20',
      author: community.organiser,
      scope: 'community',
      communitySlug: community.slug,
    });
    for (let count = 0; count < 2; count += 1)
      await app.get(StillTrueService).say(await buildMember(app, { community }), closure.id, true);
    expect(await stateOf(closure)).toBe('confirmed');
    expect([await closedOn(structure), await stateOf(hours)]).toEqual([null, 'unverified']);
  });

  it('put off by an edit, it is confirmed anew before it closes anything', async () => {
    const structure = await buildStructure(app);
    const closure = await closing(structure, '2027-03-10');
    await confirm(closure);
    const change = newsChangeInput.parse({ effectiveOn: '2027-06-30', correction: true });
    await app.get(NewsEditingService).change(closure.author, closure.id, change, null);
    expect(await closedOn(structure)).toBeNull();
    await confirm(closure);
    expect(await closedOn(structure)).toBe('2027-06-30');
  });
});

describe('two at once', () => {
  it('confirming and doubting give one state, and one closure', async () => {
    const structure = await buildStructure(app);
    const closure = await closing(structure, '2027-02-20');
    const people = await Promise.all(Array.from({ length: 6 }, () => buildColleague(app)));
    await Promise.all(
      people.map((person, index) => app.get(StillTrueService).say(person, closure.id, index < 5)),
    );
    const seen = await app.get(NewsService).view(closure.author, closure.id);
    expect(seen).toMatchObject({ state: 'confirmed', stillTrue: 5, noLongerTrue: 1 });
    expect(await closedOn(structure)).toBe('2027-02-20');
  });

  it('the same person saying it many times at once is one', async () => {
    const news = await buildNews(app);
    const person = await buildColleague(app);
    await Promise.all(Array.from({ length: 5 }, () => app.get(StillTrueService).say(person, news.id, true)));
    expect(await app.get(NewsService).view(person, news.id)).toMatchObject({
      state: 'unverified',
      stillTrue: 1,
    });
  });

  it('one alone takes the place of an item', async () => {
    const older = await buildNews(app);
    const authors = await Promise.all(Array.from({ length: 4 }, () => buildColleague(app)));
    const posted = await Promise.allSettled(
      authors.map((author) => buildNews(app, { author, supersedes: older.id })),
    );
    expect(posted.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of posted)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'already-replaced' });
  });
});
