import { v4, v7 } from 'uuid';

/** A row's id: UUID v7, so that ids sort by creation. */
export const newId = (): string => v7();

/** A calendar UID: UUID v4, never a row's id (C01). */
export const newUid = (): string => v4();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** PostgreSQL refuses a malformed uuid with an error where SQLite finds nothing: ask before querying. */
export const isId = (text: string): boolean => UUID.test(text);

/** The id of no account: a stranger joins to nothing. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
