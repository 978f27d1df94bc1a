import { createHash } from 'node:crypto';
import { cleanLine, cleanText } from '../../kernel/text.js';
import { extraHeaders, mailbox, messageId } from './mail-headers.js';
import { mimeBytes } from './mime-bytes.js';
import type { OutgoingMail } from './outgoing-mail.js';

/**
 * The bytes of a mail as they leave, the same at each call. With a calendar part, its tree is the one in
 * which every large client shows its own yes and no: mixed(alternative(plain, html, calendar), ics).
 * @param from the instance's one address (C34)
 * @throws MailRefusedError `mail-address` when the recipient's is not a single plain one
 */
export async function composeMail(
  mail: OutgoingMail,
  from: { name: string; address: string },
): Promise<Buffer> {
  // Loaded with the first mail: what a start does not need makes it no longer.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const [text, html] = [`${cleanText(mail.text)}\n`, `${cleanText(mail.html)}\n`];
  const message = new MailComposer({
    from: mailbox({ name: mail.fromName ?? from.name, address: from.address }),
    to: [mailbox(mail.to)],
    ...(mail.replyTo && { replyTo: [mailbox(mail.replyTo)] }),
    subject: cleanLine(mail.subject),
    messageId: messageId(mail.messageId),
    date: new Date(mail.date),
    ...(mail.inReplyTo && { inReplyTo: messageId(mail.inReplyTo) }),
    ...(mail.references?.length && { references: mail.references.map(messageId) }),
    headers: extraHeaders(mail),
    text,
    html,
    ...(mail.calendar && { icalEvent: { ...calendarPart(mail.calendar), filename: 'invite.ics' } }),
    // Depends on the texts, so that no text can hold it.
    baseBoundary: createHash('sha256')
      .update(JSON.stringify([mail.messageId, text, html, mail.calendar?.ics]))
      .digest('hex')
      .slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mimeBytes(message.compile());
}

/** The MIME method must be the body's: Outlook and Gmail disagree on which one counts (C33). */
function calendarPart({ method, ics }: NonNullable<OutgoingMail['calendar']>) {
  const inBody = /^METHOD:(.*)\r$/m.exec(ics)?.[1];
  if (inBody !== method) throw new Error(`The calendar's METHOD is ${inBody}, not ${method}.`);
  return { method, content: ics };
}
