import { describe, expect, it } from 'vitest';
import { deal } from './rota.rules.js';

const dates = (...statuses: ('scheduled' | 'cancelled')[]) => statuses.map((status) => ({ status }));
const three = dates('scheduled', 'scheduled', 'scheduled');

describe('hosts of a series', () => {
  it('all host each date where they take no turns', () => {
    expect(deal({ hostIds: ['a', 'b'], rotates: false, lastHostId: 'a' }, three)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it.each([
    ['begin with the first', null, ['a', 'b', 'a']],
    ['go on after the last', 'a', ['b', 'a', 'b']],
    ['begin again with the first after somebody who left', 'z', ['a', 'b', 'a']],
  ])('who take turns %s', (_says, lastHostId, expected) => {
    expect(deal({ hostIds: ['a', 'b'], rotates: true, lastHostId }, three).flat()).toEqual(expected);
  });

  it('lose no turn to a date on which nothing takes place', () => {
    const some = dates('scheduled', 'cancelled', 'scheduled', 'scheduled');
    expect(deal({ hostIds: ['a', 'b', 'c'], rotates: true, lastHostId: null }, some).flat()).toEqual([
      'a',
      'b',
      'b',
      'c',
    ]);
  });

  it('may be nobody any more', () => {
    expect(deal({ hostIds: [], rotates: true, lastHostId: null }, three)).toEqual([[], [], []]);
  });
});
