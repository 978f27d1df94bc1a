import { describe, expect, it } from 'vitest';
import type { AssociationStatus } from './association.entity.js';
import { type AssociationStanding, canSeeAssociation, mayIn } from './association.policy.js';

const nobody: AssociationStanding = { isAdmin: false, isAsker: false, roles: [] };
const STANDINGS = {
  nobody,
  asker: { ...nobody, isAsker: true },
  writer: { ...nobody, roles: ['writer'] },
  manager: { ...nobody, roles: ['manager'] },
  admin: { ...nobody, isAdmin: true },
} satisfies Record<string, AssociationStanding>;
type Who = keyof typeof STANDINGS;

const ACTIONS = ['edit', 'keep-adhesions', 'give-roles', 'decide'] as const;

/** Everything that may be done, by whom; what is not here may not. */
const MAY: Record<AssociationStatus, Record<Who, readonly (typeof ACTIONS)[number][]>> = {
  requested: { nobody: [], asker: ['edit'], writer: [], manager: ['edit'], admin: ['edit', 'decide'] },
  verified: {
    nobody: [],
    asker: [],
    writer: [],
    manager: ['edit', 'keep-adhesions', 'give-roles'],
    admin: ['edit', 'give-roles'],
  },
  refused: { nobody: [], asker: [], writer: [], manager: ['edit'], admin: ['edit', 'decide'] },
};

const every = (Object.keys(MAY) as AssociationStatus[]).flatMap((status) =>
  (Object.keys(STANDINGS) as Who[]).map((who) => ({ status, who })),
);

describe('of an association', () => {
  it.each(every)('that is $status, $who may', ({ status, who }) => {
    const standing = STANDINGS[who];
    expect(ACTIONS.filter((action) => mayIn(action, standing, { status }))).toEqual(MAY[status][who]);
  });

  it.each(every)('that is $status, $who may know', ({ status, who }) => {
    const isConcerned = who === 'admin' || who === 'asker';
    expect(canSeeAssociation({ status }, STANDINGS[who])).toBe(status === 'verified' || isConcerned);
  });
});
