import { expect, it } from 'vitest';
import { mayNotes, type NoteAccess } from './note.policy.js';

it.each<[string, NoteAccess, boolean, boolean]>([
  ['a host', { isHost: true, isGoing: false }, true, true],
  ['a host who was there', { isHost: true, isGoing: true }, true, true],
  ['who was there', { isHost: false, isGoing: true }, true, false],
  ['anybody else', { isHost: false, isGoing: false }, false, false],
])('%s', (_, access, reads, writes) => {
  expect([mayNotes('read', access), mayNotes('write', access)]).toEqual([reads, writes]);
});
