import { expect, it } from 'vitest';
import { type DutyAccess, type DutyAction, mayOnDuty } from './duty.policy.js';

const nobody: DutyAccess = {
  isHost: false,
  isFirst: false,
  hosts: 1,
  manages: false,
  belongs: false,
  isGoing: false,
  isToCome: true,
};
const member = { ...nobody, belongs: true };
const manager = { ...member, manages: true };
const onDuty = { ...manager, isHost: true, isFirst: true };

it.each<[string, DutyAccess, DutyAction[]]>([
  ['a stranger', nobody, []],
  ['a member who does not come', { ...member, hosts: 0 }, []],
  ['a member who comes, where somebody hosts', { ...member, isGoing: true }, []],
  ['a member who comes, where nobody hosts', { ...member, isGoing: true, hosts: 0 }, ['take']],
  ['an adherent who comes and is no member', { ...nobody, isGoing: true, hosts: 0 }, []],
  ['a host of the series', manager, ['take']],
  ['who manages it from outside the community', { ...manager, belongs: false }, []],
  ['who is on duty', onDuty, ['give-back', 'confirm']],
  ['one of its other hosts', { ...onDuty, isFirst: false, hosts: 2 }, ['take', 'give-back', 'confirm']],
  ['who was on duty on what is over', { ...onDuty, isToCome: false }, []],
])('%s may %o', (_, access, allowed) => {
  const actions: DutyAction[] = ['take', 'give-back', 'confirm'];
  expect(actions.filter((action) => mayOnDuty(action, access))).toEqual(allowed);
});
