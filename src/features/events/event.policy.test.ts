import { describe, expect, it } from 'vitest';
import type { Standing } from '../communities/membership.entity.js';
import { canAnswer, canManage, canSee, type EventAccess } from './event.policy.js';

const member: Standing = { role: 'member', status: 'active' };

const WHO = {
  stranger: { isSignedIn: false },
  'signed in': {},
  pending: { standing: { role: 'member', status: 'pending' } },
  removed: { standing: { role: 'member', status: 'removed' } },
  member: { standing: member },
  moderator: { standing: { ...member, role: 'moderator' } },
  cohost: { standing: { ...member, role: 'cohost' } },
  organiser: { standing: { ...member, role: 'organiser' } },
  host: { standing: member, isHost: true },
  'host who left': { isHost: true },
  'host who was removed': { standing: { role: 'member', status: 'removed' }, isHost: true },
  invited: { isInvited: true },
  'removed but invited': { standing: { role: 'member', status: 'removed' }, isInvited: true },
} satisfies Record<string, Partial<EventAccess>>;

const access = (
  who: keyof typeof WHO,
  event: EventAccess['event'],
  joinPolicy: EventAccess['community']['joinPolicy'] = 'open',
): EventAccess => ({
  event,
  community: { joinPolicy },
  standing: null,
  isHost: false,
  isInvited: false,
  isSignedIn: true,
  ...WHO[who],
});

const PUBLIC = { status: 'scheduled', audience: 'public' } as const;
const MEMBERS = { status: 'scheduled', audience: 'members' } as const;
const DRAFT = { status: 'draft', audience: 'public' } as const;

/** s: sees, a: answers, m: manages. */
const TABLE: Record<
  keyof typeof WHO,
  [ofPublic: string, ofMembers: string, ofDraft: string, hidden: string]
> = {
  stranger: ['s', '', '', ''],
  'signed in': ['sa', '', '', ''],
  pending: ['sa', '', '', ''],
  removed: ['s', '', '', ''],
  member: ['sa', 'sa', '', 'sa'],
  moderator: ['sa', 'sa', '', 'sa'],
  cohost: ['sam', 'sam', 'sam', 'sam'],
  organiser: ['sam', 'sam', 'sam', 'sam'],
  host: ['sam', 'sam', 'sam', 'sam'],
  'host who left': ['sa', '', '', ''],
  'host who was removed': ['s', '', '', ''],
  invited: ['sa', 'sa', '', 'sa'],
  'removed but invited': ['sa', 'sa', '', 'sa'],
};

const rights = (one: EventAccess): string =>
  [canSee(one) && 's', canAnswer(one) && 'a', canManage(one) && 'm'].filter(Boolean).join('');

describe.each(Object.entries(TABLE))('%s', (who, [ofPublic, ofMembers, ofDraft, hidden]) => {
  const name = who as keyof typeof WHO;
  it.each([
    ['a public event', access(name, PUBLIC), ofPublic],
    ["a members' event", access(name, MEMBERS), ofMembers],
    ['a draft', access(name, DRAFT), ofDraft],
    ['a public event of an invitation-only community', access(name, PUBLIC, 'invitation'), hidden],
  ])('%s', (_, one, expected) => {
    expect(rights(one)).toBe(expected);
  });
});
