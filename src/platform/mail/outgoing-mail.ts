export interface Mailbox {
  name: string | null;
  address: string;
}

/**
 * Reminders and digests always carry a way out; what a person asked for or must know need not (C37). `access` is what
 * they need to come in, or must know of why they cannot: it goes to whom nothing else is written.
 */
type Purpose =
  | { kind: 'transactional' | 'access'; listUnsubscribe?: string | undefined }
  | {
      kind: 'reminder' | 'digest';
      /** URL of `/u/:token`, where a POST acts without login. */
      listUnsubscribe: string;
    };

/**
 * One message for one person (C30). It leaves from the instance's one address (C34); the same mail is always
 * the same bytes, so that what is sent twice after a crash is the same message.
 */
export type OutgoingMail = Purpose & {
  /** With its angle brackets, and the same for each revision of what is told. */
  messageId: string;
  /** Epoch milliseconds of what is told, not of the sending. */
  date: number;
  /** Display name beside the instance's address, such as `Camille (Maillage)`. */
  fromName?: string | undefined;
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  replyTo?: Mailbox | undefined;
  inReplyTo?: string | undefined;
  references?: string[] | undefined;
  /** `X-…` and `List-…` only. */
  headers?: Record<string, string> | undefined;
  calendar?: { method: 'REQUEST' | 'CANCEL'; ics: string } | undefined;
};
