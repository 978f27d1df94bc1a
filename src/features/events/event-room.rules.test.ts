import { describe, expect, it } from 'vitest';
import {
  checkRoomServer,
  decideRoom,
  hasGate,
  NO_ROOM,
  roomKindOf,
  safeRoomUrl,
} from './event-room.rules.js';

const LINK = 'https://visio.example/abc';
const linked = { roomUrl: LINK, roomGenerated: false };
const generated = { roomUrl: null, roomGenerated: true };

describe('a pasted link', () => {
  it.each([
    [LINK, LINK],
    [`  ${LINK} `, LINK],
    ['http://visio.example:8443/a?b=c#d', 'http://visio.example:8443/a?b=c#d'],
    ['HTTPS://Visio.Example/ABC', 'https://visio.example/ABC'],
    // Another alphabet that looks like ours reads as what it is.
    ['https://vіsio.example/abc', 'https://xn--vsio-l9d.example/abc'],
    ['https://visio.example/<script>"', 'https://visio.example/%3Cscript%3E%22'],
  ])('%s is kept as %s', (pasted, kept) => {
    expect(safeRoomUrl(pasted)).toBe(kept);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'zoommtg://zoom.us/join?confno=1',
    '//visio.example/abc',
    'visio.example/abc',
    'https://visio.example@evil.example/',
    'https://user:secret@visio.example/',
    'https://visio.example/a\r\nSet-Cookie: a=b',
    'https://visio.example/a b',
    'https:\\\\visio.example\\abc',
    'https://',
    'https://[::1',
    '',
    ' ',
  ])('%j is refused', (pasted) => {
    expect(safeRoomUrl(pasted)).toBeNull();
  });
});

describe('the room of an event', () => {
  it.each([
    ['nothing said, nothing there', {}, NO_ROOM, NO_ROOM],
    ['nothing said of a link', {}, linked, linked],
    ['nothing said of a generated room', {}, generated, generated],
    ['a link', { roomUrl: LINK }, NO_ROOM, linked],
    ['a link in the place of a generated room', { roomUrl: LINK }, generated, linked],
    ['no link any more', { roomUrl: null }, linked, NO_ROOM],
    ['no link, where none was', { roomUrl: null }, generated, generated],
    ['by link, which was pasted before', { room: 'link' }, linked, linked],
    ['by link, to be pasted later', { room: 'link' }, generated, NO_ROOM],
    ['generated', { room: 'generated' }, linked, generated],
    ['generated, with a link beside', { room: 'generated', roomUrl: LINK }, NO_ROOM, generated],
    ['none', { room: null }, linked, NO_ROOM],
    ['none, with a link beside', { room: null, roomUrl: LINK }, generated, NO_ROOM],
  ] as const)('%s', (_name, asked, before, after) => {
    expect(decideRoom(asked, before)).toEqual(after);
  });

  it('is of a kind, or is not', () => {
    expect([linked, generated, NO_ROOM].map(roomKindOf)).toEqual(['link', 'generated', null]);
  });

  it.each([
    ['video', linked, true],
    ['hybrid', generated, true],
    ['video', NO_ROOM, false],
    ['in-person', linked, false],
  ] as const)('has a gate: %s, %o: %s', (format, site, expected) => {
    expect(hasGate({ format, ...site })).toBe(expected);
  });
});

describe('a generated room without a server', () => {
  it('is refused where it would be new', () => {
    expect(() => checkRoomServer(generated, linked, false)).toThrow(
      expect.objectContaining({ fields: [{ field: 'room', code: 'no-room-server', params: {} }] }),
    );
  });

  it('may stay, and needs none to go', () => {
    expect(() => checkRoomServer(generated, generated, false)).not.toThrow();
    expect(() => checkRoomServer(linked, generated, false)).not.toThrow();
    expect(() => checkRoomServer(generated, NO_ROOM, true)).not.toThrow();
  });
});
