/** What a field is for: whatever people write, a service's own line or address, or somebody's own name. */
export type GuardedKind = 'text' | 'contact' | 'name';

/** What a text holds by which somebody may be recognised. */
export interface GuardedText {
  /** The text cut where its passages begin and end, `find` null around them. */
  pieces: readonly { text: string; find: { code: string; level: string } | null }[];
  /** One a code: its words are `errors.<code>`. */
  finds: readonly { code: string; level: string }[];
}

/** Reads what was typed, for the page that shows it again; the secrecy feature provides it. */
export abstract class TextGuard {
  /** Null where nothing stands. */
  abstract read(text: string, kind: GuardedKind, country: string | null): GuardedText | null;
}
