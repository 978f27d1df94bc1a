import { describe, expect, it } from 'vitest';
import type { Role } from './membership.entity.js';
import { checkOrganiserRemains, decideEntry, decideJoin, whatBecomesOfRequests } from './membership.rules.js';

const join = (changes: Partial<Parameters<typeof decideJoin>[0]>) =>
  decideJoin({ joinPolicy: 'open', standing: null, charterAccepted: true, ...changes });

describe('joining', () => {
  it('is immediate where a community is open', () => expect(join({})).toBe('active'));
  it('waits for a host where it is by approval', () =>
    expect(join({ joinPolicy: 'approval' })).toBe('pending'));
  it('asks that the charter is accepted', () =>
    expect(() => join({ charterAccepted: false })).toThrowError('validation'));
  it('is refused where it is by invitation', () =>
    expect(() => join({ joinPolicy: 'invitation' })).toThrowError('by-invitation-only'));
  it('is refused to somebody who was removed', () =>
    expect(() => join({ standing: { role: 'member', status: 'removed' } })).toThrowError(
      'removed-from-community',
    ));
  it.each(['active', 'pending'] as const)('changes nothing for somebody who is %s', (status) =>
    expect(join({ standing: { role: 'cohost', status }, charterAccepted: false })).toBe(status),
  );
});

describe('entering by a link that invites', () => {
  const enter = (status: 'pending' | 'active' | 'removed' | null, charterAccepted = true) =>
    decideEntry({ standing: status && { role: 'member', status }, charterAccepted });

  it.each([null, 'pending'] as const)('lets in at once somebody who is %s', (status) =>
    expect(enter(status)).toBe('enters'),
  );
  it('changes nothing for a member', () => expect(enter('active', false)).toBe('is-in'));
  it('asks that the charter is accepted', () =>
    expect(() => enter('pending', false)).toThrowError('validation'));
  it('is refused to somebody who was removed', () =>
    expect(() => enter('removed')).toThrowError('removed-from-community'));
});

describe('requests that wait', () => {
  it.each([
    ['open', 'accepted'],
    ['approval', 'wait'],
    ['invitation', 'refused'],
  ] as const)('where a community becomes %s are %s', (joinPolicyAfter, outcome) =>
    expect(whatBecomesOfRequests(joinPolicyAfter)).toBe(outcome),
  );
});

describe('at least one organiser always', () => {
  const change = (role: Role, roleAfter: Role | null, otherOrganisers: number) => () =>
    checkOrganiserRemains({ role, roleAfter, otherOrganisers });

  it.each([
    ['the last one leaving', change('organiser', null, 0)],
    ['the last one stepping down', change('organiser', 'member', 0)],
  ])('refuses %s', (_, act) => expect(act).toThrowError('last-organiser'));

  it.each([
    ['one of two leaving', change('organiser', null, 1)],
    ['the last one staying one', change('organiser', 'organiser', 0)],
    ['a member leaving', change('member', null, 1)],
    ['a member becoming one', change('member', 'organiser', 1)],
  ])('allows %s', (_, act) => expect(act).not.toThrow());
});
