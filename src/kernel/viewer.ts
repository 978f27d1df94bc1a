import type { Locale } from './locale.js';

/** The signed-in person behind a request, as every service receives them; `null` is a stranger. */
export interface Viewer {
  accountId: string;
  displayName: string;
  locale: Locale;
  timeZone: string;
  /** Where they work; null until they say. */
  territory: string | null;
  isAdmin: boolean;
  /** The session that authenticated the request; null when it was an access token. */
  sessionId: string | null;
}
