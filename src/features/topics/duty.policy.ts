/** All that decides what somebody may do about who hosts a date. */
export interface DutyAccess {
  /** One of its hosts; `isFirst`: the one on duty. */
  isHost: boolean;
  isFirst: boolean;
  hosts: number;
  /** A host of the series, or whoever can edit any event of its community. */
  manages: boolean;
  /** To the community: who is no member can host nothing. */
  belongs: boolean;
  isGoing: boolean;
  /** It takes place, and has not ended. */
  isToCome: boolean;
}

export type DutyAction = 'take' | 'give-back' | 'confirm';

const RULES: Record<DutyAction, (access: DutyAccess) => boolean> = {
  // Whoever comes may volunteer for a date that nobody hosts.
  take: ({ isFirst, hosts, manages, belongs, isGoing }) =>
    !isFirst && belongs && (manages || (isGoing && hosts === 0)),
  'give-back': ({ isHost }) => isHost,
  confirm: ({ isHost }) => isHost,
};

export const mayOnDuty = (action: DutyAction, access: DutyAccess): boolean =>
  access.isToCome && RULES[action](access);
