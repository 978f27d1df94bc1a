import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../kernel/clock.js';
import { decideInvitation, nextMailAt } from './community-invitation.rules.js';

const NOW = 1_800_000_000_000;
const given = (hoursAgo: number, closed = false) => ({
  mailedAt: NOW - hoursAgo * HOUR,
  closedAt: closed ? NOW : null,
});

describe('an address that a host gives', () => {
  it.each([
    ['is invited', null, null, 'invited'],
    ['is not mailed again the same day', null, given(23), 'already-invited'],
    ['is mailed again the day after', null, given(24), 'invited-again'],
    ['is invited anew once taken back', null, given(1, true), 'invited'],
    ['of a member is a member’s', { role: 'member', status: 'active' }, given(50), 'member'],
    ['of who asks to join is let in', { role: 'member', status: 'pending' }, null, 'accepted'],
    ['of who was removed is not invited', { role: 'member', status: 'removed' }, null, 'removed'],
  ] as const)('%s', (_, standing, invitation, expected) => {
    expect(decideInvitation({ standing, invitation, now: NOW })).toBe(expected);
  });

  it('gets its next mail a day after the last, even when taken back and given again', () => {
    expect(nextMailAt(null, NOW)).toBe(NOW);
    expect(nextMailAt(given(48), NOW)).toBe(NOW);
    expect(nextMailAt(given(1, true), NOW)).toBe(NOW - HOUR + DAY);
  });
});
