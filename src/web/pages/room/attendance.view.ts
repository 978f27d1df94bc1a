import type { AttendanceList } from '../../../features/room/attendance-list.service.js';
import type { Account } from '../../../features/accounts/account.entity.js';
import { personView } from '../events/event.view.js';

const GROUPS = ['there', 'unknown', 'absent'] as const;

const groupOf = (present: boolean | null): (typeof GROUPS)[number] =>
  present === null ? 'unknown' : present ? 'there' : 'absent';

/** Who came, who did not and of whom nothing is known; empty groups are left out. */
export function attendanceGroups({ people }: AttendanceList, locale: string) {
  const shown = people.map(({ account, address, present, discreet }) => ({
    ...personView(account, locale),
    name: account.displayName || address,
    discreet,
    group: groupOf(present),
  }));
  return GROUPS.map((group) => ({ group, people: shown.filter((person) => person.group === group) })).filter(
    (each) => each.people.length > 0,
  );
}

/** Members whom the list does not have yet. */
export function othersToNote(members: readonly Account[], { people }: AttendanceList) {
  const listed = new Set(people.map(({ account }) => account.id));
  return members
    .filter(({ id }) => !listed.has(id))
    .map(({ id, displayName }) => ({ value: id, label: displayName }));
}
