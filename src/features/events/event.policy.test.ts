import { describe, expect, it } from 'vitest';
import type { JoinPolicy } from '../communities/community.entity.js';
import type { Standing } from '../communities/membership.entity.js';
import type { EventForPerson } from './event-for-person.entity.js';
import {
  canAnswer,
  canManage,
  canSee,
  type EventAccess,
  isTurnedAway,
  shownCommunities,
} from './event.policy.js';

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
  sharedStanding: null,
  isHost: false,
  isInvited: false,
  isAdherent: false,
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

describe('what is reserved to the adherents of an association', () => {
  /** Who sees and says no or perhaps; a yes asks for dues besides, of all of them. */
  it.each<[keyof typeof WHO, asAdherent: string, otherwise: string]>([
    ['signed in', 'sa', ''],
    ['pending', 'sa', ''],
    ['removed', '', ''],
    ['member', 'sa', 'sa'],
    ['moderator', 'sa', 'sa'],
    ['cohost', 'sam', 'sam'],
    ['organiser', 'sam', 'sam'],
    ['host', 'sam', 'sam'],
    ['host who left', 'sa', ''],
    ['invited', 'sa', 'sa'],
    ['removed but invited', 'sa', 'sa'],
  ])('%s, as an adherent: %s; otherwise: %s', (who, asAdherent, otherwise) => {
    const of = (isAdherent: boolean, policy: JoinPolicy) =>
      rights({ ...access(who, MEMBERS, policy), isAdherent });
    for (const policy of ['open', 'invitation'] as const)
      expect([of(true, policy), of(false, policy)]).toEqual([asAdherent, otherwise]);
  });

  it('is a draft to adherents as to others', () => {
    expect(rights({ ...access('signed in', DRAFT), isAdherent: true })).toBe('');
  });
});

describe('an event shared by two communities', () => {
  const removed: Standing = { role: 'member', status: 'removed' };
  const cohost: Standing = { role: 'cohost', status: 'active' };
  const pending: Standing = { role: 'member', status: 'pending' };

  interface Row {
    here: Standing | null;
    there: Standing | null;
    isHost?: boolean;
    /** Of a public event, a members' event and a draft. */
    may: [string, string, string];
  }

  it.each<[string, Row]>([
    ['a member of the other', { here: null, there: member, may: ['sa', 'sa', ''] }],
    ['a member of both', { here: member, there: member, may: ['sa', 'sa', ''] }],
    ['a co-host of the other', { here: null, there: cohost, may: ['sam', 'sam', 'sam'] }],
    ['a member here, co-host there', { here: member, there: cohost, may: ['sam', 'sam', 'sam'] }],
    ['a host of the other', { here: null, there: member, isHost: true, may: ['sam', 'sam', 'sam'] }],
    ['a host who left both', { here: null, there: null, isHost: true, may: ['sa', '', ''] }],
    ['removed here, a member there', { here: removed, there: member, may: ['sa', 'sa', ''] }],
    ['a member here, removed there', { here: member, there: removed, may: ['sa', 'sa', ''] }],
    ['removed there, unknown here', { here: null, there: removed, may: ['s', '', ''] }],
    ['who asks to join the other', { here: null, there: pending, may: ['sa', '', ''] }],
  ])('%s', (_, { here, there, isHost = false, may }) => {
    const to = (event: EventAccess['event']): string =>
      rights({ ...access('signed in', event), standing: here, sharedStanding: there, isHost });
    expect([to(PUBLIC), to(MEMBERS), to(DRAFT)]).toEqual(may);
  });

  it('is public as its own community is, whatever the other', () => {
    expect(rights(access('signed in', PUBLIC, 'invitation'))).toBe('');
    expect(isTurnedAway({ standing: null, sharedStanding: removed })).toBe(true);
    expect(isTurnedAway({ standing: member, sharedStanding: removed })).toBe(false);
  });

  it.each<[string, own: [JoinPolicy, Standing | null], other: [JoinPolicy, Standing | null], string[]]>([
    ['strangers read both that show themselves', ['open', null], ['approval', null], ['own', 'other']],
    ['strangers read nothing of one by invitation', ['open', null], ['invitation', null], ['own']],
    ['members of the other alone read it alone', ['invitation', null], ['open', member], ['other']],
    ['members of both read both', ['invitation', member], ['invitation', member], ['own', 'other']],
    ['members here read nothing of one by invitation', ['open', member], ['invitation', null], ['own']],
  ])('%s', (_, [ownPolicy, membership], [otherPolicy, sharedMembership], shown) => {
    const found = {
      community: { id: 'own', joinPolicy: ownPolicy },
      sharedCommunity: { id: 'other', joinPolicy: otherPolicy },
      membership,
      sharedMembership,
    } as unknown as EventForPerson;
    const { community, sharedWith } = shownCommunities(found);
    expect([community, sharedWith].flatMap((one) => one?.id ?? [])).toEqual(shown);
  });
});
