import { invalidField } from '../../kernel/domain-error.js';
import type { Event, RoomKind } from './event.entity.js';

/** Where a gathering's video room is: a pasted link, or one of our own on the instance's Jitsi server. */
export type RoomSite = Pick<Event, 'roomUrl' | 'roomGenerated'>;

export const NO_ROOM: RoomSite = { roomUrl: null, roomGenerated: false };

/** As people paste it, without the spaces around; null unless a browser opens it as a plain web address. */
export function safeRoomUrl(pasted: string): string | null {
  const text = pasted.trim();
  // A parser drops line breaks: what is kept must be what was read.
  if (/[\s\p{Cc}\\]/u.test(text) || !URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && username === '' && password === '' ? href : null;
}

export const roomKindOf = ({ roomUrl, roomGenerated }: RoomSite): RoomKind | null =>
  roomGenerated ? 'generated' : roomUrl === null ? null : 'link';

/** Whether people join from afar, by a gate of ours (C44). */
export const hasGate = (event: RoomSite & Pick<Event, 'format'>): boolean =>
  event.format !== 'in-person' && roomKindOf(event) !== null;

/** What is absent stays; a link that is given takes the place of a generated room, unless that is asked for too. */
export function decideRoom(
  { room, roomUrl }: { room?: RoomKind | null | undefined; roomUrl?: string | null | undefined },
  before: RoomSite = NO_ROOM,
): RoomSite {
  if (room === null) return NO_ROOM;
  if (room === 'generated') return { roomUrl: null, roomGenerated: true };
  const keptUrl = roomUrl === undefined ? before.roomUrl : roomUrl;
  const isReplaced = room === 'link' || Boolean(roomUrl);
  return { roomUrl: keptUrl, roomGenerated: isReplaced ? false : before.roomGenerated };
}

/** @throws DomainError invalid: a room to make, and no server to make it on; one that stands may stay */
export function checkRoomServer(after: RoomSite, before: RoomSite, hasServer: boolean): void {
  if (after.roomGenerated && !before.roomGenerated && !hasServer)
    throw invalidField('room', 'no-room-server');
}
