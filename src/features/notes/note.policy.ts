/** What decides who reads and writes what is kept of a gathering. */
export interface NoteAccess {
  /** Manages the event. */
  isHost: boolean;
  /** Said yes, and has a seat. */
  isGoing: boolean;
}

export type NoteAction = 'read' | 'write';

const RULES: Record<NoteAction, (access: NoteAccess) => boolean> = {
  // What is said at a table stays among those who sat there.
  read: ({ isHost, isGoing }) => isHost || isGoing,
  write: ({ isHost }) => isHost,
};

export const mayNotes = (action: NoteAction, access: NoteAccess): boolean => RULES[action](access);
