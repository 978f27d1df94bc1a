import { describe, expect, it } from 'vitest';
import type { Notice } from '../events/event.entity.js';
import { acknowledgedRevision, hasSeen, lastLateChange } from './acknowledgement.rules.js';

const before = { startsAt: 1, endsAt: 2, timeZone: 'Europe/Paris', place: null };
const late = (revision: number): Notice => ({ revision, changes: ['place'], late: true, before });
const ordinary = (revision: number): Notice => ({ revision, changes: ['title'] });

describe('the change in the last hours that people have to see', () => {
  it.each([
    ['none', [ordinary(2)], null],
    ['the only one', [ordinary(2), late(3)], 3],
    ['the latest of them', [late(2), late(3)], 3],
    ['still it, though the title changed since', [late(2), ordinary(3)], 2],
  ])('is %s', (_, notices, revision) => {
    expect(lastLateChange(notices)?.revision ?? null).toBe(revision);
  });

  it.each([
    ['said so since', { acknowledged: 3, answered: 0 }, true],
    ['answered since', { acknowledged: 0, answered: 4 }, true],
    ['did both before', { acknowledged: 2, answered: 2 }, false],
    ['did nothing', { acknowledged: 0, answered: 0 }, false],
  ])('is seen by who %s: %o', (_, person, seen) => {
    expect(hasSeen(person, late(3))).toBe(seen);
  });

  it.each([
    ['what was read', 2, 3, 3],
    ['no more than there is', 2, 9, 4],
    ['no less than before', 3, 1, 3],
  ])('is kept as %s', (_, known, asked, kept) => {
    expect(acknowledgedRevision(known, asked, { revision: 4 })).toBe(kept);
  });
});
