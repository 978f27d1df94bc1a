import { cleanLine } from '../../kernel/text.js';
import type { Mailbox, OutgoingMail } from './outgoing-mail.js';
import { MailRefusedError } from './mail-transport.js';

/** One address and nothing else: no comment, group, quoted local part or list (C27). */
const ADDRESS = /^[^\s"(),:;<>@[\\\]\p{C}]+@[^\s"(),:;<>@[\\\]\p{C}]+$/u;
const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f-\x7e]+>$/;
const OWN_HEADER = /^(?:X|List)-[A-Za-z][A-Za-z0-9-]*$/;

/**
 * An address with a display name on one line.
 * @throws MailRefusedError `mail-address`
 */
export function mailbox({ name, address }: Mailbox): { name: string; address: string } {
  if (!ADDRESS.test(address)) throw new MailRefusedError('mail-address');
  return { name: cleanLine(name ?? ''), address };
}

export function messageId(id: string): string {
  if (!MESSAGE_ID.test(id)) throw new Error('A Message-ID is ASCII without spaces, in angle brackets.');
  return id;
}

/** Headers beside those of every mail. Automatic answers are discouraged: nobody reads them (RFC 3834). */
export function extraHeaders(mail: OutgoingMail): { key: string; value: string }[] {
  const headers = Object.entries(mail.headers ?? {}).map(([key, value]) => ({
    key,
    value: cleanLine(value),
  }));
  if (!headers.every(({ key }) => OWN_HEADER.test(key)))
    throw new Error('Only X-… and List-… headers are free.');
  headers.push({ key: 'Auto-Submitted', value: 'auto-generated' });
  headers.push({ key: 'X-Auto-Response-Suppress', value: 'OOF, AutoReply' });
  if (mail.listUnsubscribe) {
    headers.push({ key: 'List-Unsubscribe', value: `<${new URL(mail.listUnsubscribe).href}>` });
    headers.push({ key: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' });
  }
  return headers;
}
