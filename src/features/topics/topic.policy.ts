import { isOpen } from './topic.rules.js';
import type { Topic, TopicState } from './topic.entity.js';

/** All that decides what somebody may do about the topics of a date. */
export interface TopicAccess {
  /** Manages the date. */
  isHost: boolean;
  /** May take part in it, now or had it not begun: whoever else sees it reads no names. */
  isInsider: boolean;
  isAuthor: boolean;
  /** It is to come, or going on. */
  isToCome: boolean;
}

export type TopicAction = 'propose' | 'edit' | 'withdraw' | 'support' | 'judge' | 'keep' | 'report';

const RULES: Record<TopicAction, (access: TopicAccess, state: TopicState) => boolean> = {
  propose: ({ isInsider, isToCome }) => isInsider && isToCome,
  edit: ({ isAuthor, isInsider, isToCome }, state) => isAuthor && isInsider && isToCome && isOpen({ state }),
  withdraw: ({ isAuthor }, state) => isAuthor && state !== 'withdrawn',
  support: ({ isAuthor, isInsider, isToCome }, state) =>
    !isAuthor && isInsider && isToCome && isOpen({ state }),
  judge: ({ isHost, isToCome }, state) => isHost && isToCome && state !== 'withdrawn',
  // What nobody came to is kept once the date is over, too.
  keep: ({ isHost }, state) => isHost && isOpen({ state }),
  report: ({ isAuthor }, state) => !isAuthor && state !== 'withdrawn',
};

/** Of something that may be seen, which is asked for first. */
export const mayTopic = (action: TopicAction, access: TopicAccess, state: TopicState = 'proposed'): boolean =>
  RULES[action](access, state);

/** Nothing about a person is public: others than insiders read the titles of the agenda. */
export function maySeeTopic(
  { isHost, isInsider, isAuthor }: TopicAccess,
  { state, hiddenAt }: Pick<Topic, 'state' | 'hiddenAt'>,
): boolean {
  if (state === 'withdrawn') return false;
  if (hiddenAt !== null) return isAuthor;
  if (state === 'accepted') return true;
  if (state === 'declined') return isHost || isAuthor;
  return isHost || isInsider;
}
