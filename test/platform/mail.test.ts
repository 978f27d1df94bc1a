import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildCancellation, buildRequest } from '../../src/calendar/itip.js';
import { composeMail } from '../../src/platform/mail/compose.js';
import { MailRefusedError } from '../../src/platform/mail/mail-transport.js';
import type { OutgoingMail } from '../../src/platform/mail/outgoing-mail.js';
import { SmtpTransport } from '../../src/platform/mail/smtp-transport.js';
import { attendee, meetup, organizer } from '../support/calendar-samples.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';

const from = { name: 'Maillage', address: 'bonjour@maillage.example' };

const plain: OutgoingMail = {
  kind: 'transactional',
  messageId: '<sign-in.1@maillage.example>',
  date: Date.UTC(2027, 1, 20, 9, 15),
  to: { name: 'Maëlle Le Goff', address: 'maelle@asso.example' },
  subject: 'Votre lien pour entrer',
  text: 'Voici votre lien.\nÀ bientôt !',
  html: '<p>Voici votre lien.</p>',
};

const request = buildRequest({ event: meetup, organizer, attendee });

const invite: OutgoingMail = {
  ...plain,
  messageId: '<invite.7.r3@maillage.example>',
  fromName: 'Camille (Maillage)',
  subject: 'Invitation : Café entre pairs, jeudi 18 mars à 18 h 30',
  replyTo: { name: 'Maillage (Finistère)', address: organizer.email },
  inReplyTo: '<invite.7.r2@maillage.example>',
  references: ['<invite.7.r1@maillage.example>', '<invite.7.r2@maillage.example>'],
  calendar: { method: 'REQUEST', ics: request },
};

describe('a composed mail', () => {
  it('is text and HTML side by side', async () => {
    expect(mimeTree((await composeMail(plain, from)).toString())).toEqual([
      'multipart/alternative',
      ['text/plain; charset=utf-8', 'text/html; charset=utf-8'],
    ]);
  });

  it('keeps its texts readable, and its calendar in base64', async () => {
    const raw = (await composeMail(invite, from)).toString();
    const encodings = [
      ...raw.matchAll(
        /^Content-Type: (text\/\w+|application\/ics)[^]*?^Content-Transfer-Encoding: (.*)\r$/gm,
      ),
    ];
    expect(encodings.map(([, type, encoding]) => [type, encoding])).toEqual([
      ['text/plain', 'quoted-printable'],
      ['text/html', 'quoted-printable'],
      ['text/calendar', 'base64'],
      ['application/ics', 'base64'],
    ]);
    expect(raw).toContain('=C3=80 bient=C3=B4t');
  });

  it.each([
    ['REQUEST', request],
    ['CANCEL', buildCancellation({ event: meetup, organizer, attendee, scope: 'event' })],
  ] as const)('C33 carries a %s in the tree that clients know', async (method, ics) => {
    const raw = await composeMail({ ...invite, calendar: { method, ics } }, from);
    expect(mimeTree(raw.toString())).toEqual([
      'multipart/mixed',
      [
        [
          'multipart/alternative',
          [
            'text/plain; charset=utf-8',
            'text/html; charset=utf-8',
            `text/calendar; charset=utf-8; method=${method}`,
          ],
        ],
        'application/ics; name=invite.ics; disposition=attachment',
      ],
    ]);
  });

  it('holds the same calendar bytes twice', async () => {
    const { attachments } = await simpleParser(await composeMail(invite, from));
    expect(attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar', 'application/ics']);
    for (const { content } of attachments) expect(content.toString()).toBe(request);
  });

  it('goes through any server: short ASCII lines that end in CRLF, whatever its texts hold', async () => {
    const text = `${'à voir…\t'.repeat(400)}\n.\nFrom ici ${'x'.repeat(2000)} = fin `;
    const raw = (await composeMail({ ...invite, text, html: `<p>${text}</p>` }, from)).toString('latin1');
    expect(raw.replaceAll('\r\n', '')).toMatch(/^[\t\x20-\x7e]*$/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    const parsed = await simpleParser(raw);
    expect(parsed.text).toBe(`${text.trim()}\n`);
    expect(parsed.html).toBe(`<p>${text}</p>\n`);
  });

  it('C33 is refused when its calendar says another method', async () => {
    const mail: OutgoingMail = { ...invite, calendar: { method: 'CANCEL', ics: request } };
    await expect(composeMail(mail, from)).rejects.toThrow('REQUEST');
  });

  it('C34 C37 has the headers of automatic mail from one address', async () => {
    const parsed = await simpleParser(await composeMail(invite, from));
    expect(parsed.from?.value).toEqual([{ name: 'Camille (Maillage)', address: from.address }]);
    expect(parsed.to).toMatchObject({ value: [{ name: 'Maëlle Le Goff', address: 'maelle@asso.example' }] });
    expect(parsed.replyTo?.value).toEqual([{ name: 'Maillage (Finistère)', address: organizer.email }]);
    expect(parsed.subject).toBe(invite.subject);
    expect(parsed.messageId).toBe(invite.messageId);
    expect(parsed.date).toEqual(new Date(invite.date));
    expect(parsed.inReplyTo).toBe(invite.inReplyTo);
    expect(parsed.references).toEqual(invite.references);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.headers.has('list-unsubscribe')).toBe(false);
  });

  it('C37 offers one-click unsubscription on a digest', async () => {
    const listUnsubscribe = `https://maillage.example/u/${'abcdefgh234567'.repeat(4)}`;
    const raw = (await composeMail({ ...plain, kind: 'digest', listUnsubscribe }, from)).toString();
    expect(raw.replaceAll('\r\n ', ' ')).toContain(`List-Unsubscribe: <${listUnsubscribe}>\r\n`);
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  });

  it('is the same bytes each time, and other bytes once a word changes', async () => {
    const first = await composeMail(invite, from);
    expect(await composeMail(structuredClone(invite), from)).toEqual(first);
    expect(await composeMail({ ...invite, text: 'Autre chose' }, from)).not.toEqual(first);
  });

  it.each(['X-Y: z\r\nBcc', 'Bcc', 'Content-Type', 'Subject'])('takes no header named %j', async (name) => {
    await expect(composeMail({ ...plain, headers: { [name]: 'x@y.example' } }, from)).rejects.toThrow();
  });

  it.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'x <a@b.example>',
    '"a b"@c.example',
    'a',
    '',
  ])('C30 has one recipient: %j is refused', async (address) => {
    const mail = { ...plain, to: { name: null, address } };
    await expect(composeMail(mail, from)).rejects.toThrow(MailRefusedError);
  });

  it('C27 keeps what people write out of the headers', async () => {
    const known = new Set(headerNames(await composeMail(invite, from)));
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({
        unit: fc.constantFrom(
          '\r',
          '\n',
          '\r\nBcc: x@y.example',
          '\0',
          '"',
          '<',
          '>',
          ',',
          ';',
          '=?utf-8?Q?=0D=0A?=',
          'é',
          ' ',
          '\u2028',
          '\ud800',
        ),
        maxLength: 30,
      }),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, async (subject, name, host, text) => {
        const mail: OutgoingMail = {
          ...invite,
          subject,
          text,
          html: text,
          fromName: host,
          to: { ...invite.to, name },
          replyTo: { name: host, address: organizer.email },
          headers: { 'X-Test': subject },
        };
        const raw = await composeMail(mail, from);
        expect(headerNames(raw).filter((header) => !known.has(header) && header !== 'x-test')).toEqual([]);
        const parsed = await simpleParser(raw);
        expect(parsed.to).toMatchObject({ value: [{ address: 'maelle@asso.example' }] });
        expect(parsed.from?.value.map(({ address }) => address)).toEqual([from.address]);
        expect(parsed.replyTo?.value.map(({ address }) => address)).toEqual([organizer.email]);
        expect(parsed.attachments.map(({ content }) => content.toString())).toEqual([request, request]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('sending over SMTP', () => {
  let sink: SmtpSink;
  let transport: SmtpTransport;

  beforeEach(async () => {
    sink = await startSmtpSink();
    transport = new SmtpTransport(sink.url, from, {
      connection: 2000,
      greeting: 2000,
      silence: 300,
      whole: 5000,
    });
  });

  afterEach(async () => {
    transport.onApplicationShutdown();
    await sink.close();
  });

  it('hands over the composed bytes, from the one address to the one person', async () => {
    await transport.verify();
    await transport.send(invite);
    const { from: sender, to, raw, parsed } = await sink.waitForMailTo('maelle@asso.example');
    expect({ sender, to }).toEqual({ sender: from.address, to: ['maelle@asso.example'] });
    expect(raw).toBe((await composeMail(invite, from)).toString());
    expect(parsed.subject).toBe(invite.subject);
  });

  it('sends many at once', async () => {
    const mails = Array.from({ length: 60 }, (_, n) => ({
      ...plain,
      messageId: `<many.${n}@maillage.example>`,
    }));
    await Promise.all(mails.map((mail) => transport.send(mail)));
    expect(new Set(sink.mails.map(({ parsed }) => parsed.messageId)).size).toBe(60);
  });

  it('says that a refused recipient stays refused, and goes on with the others', async () => {
    sink.behave((recipient) => (recipient === plain.to.address ? 'refuse' : 'take'));
    await expect(transport.send(plain)).rejects.toMatchObject({ code: 'mail-refused-550' });
    await expect(transport.send(plain)).rejects.toBeInstanceOf(MailRefusedError);
    await transport.send({ ...plain, to: { name: null, address: 'other@asso.example' } });
    expect(sink.mails.map(({ to }) => to)).toEqual([['other@asso.example']]);
  });

  it('says that a refused message stays refused', async () => {
    sink.behave('reject-message');
    await expect(transport.send(plain)).rejects.toMatchObject({ code: 'mail-refused-554' });
  });

  it.each(['greylist', 'cut', 'hang', 'keep-and-cut'] as const)(
    'takes « %s » for a passing trouble, tried once, and sends the same bytes at the next try',
    async (behaviour) => {
      sink.behave(behaviour);
      const error: unknown = await transport.send(invite).catch((failure: unknown) => failure);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(MailRefusedError);
      expect(sink.attempts()).toBe(1);
      sink.behave('take');
      await transport.send(invite);
      const expected = (await composeMail(invite, from)).toString();
      expect(new Set(sink.mails.map(({ raw }) => raw))).toEqual(new Set([expected]));
    },
  );

  it('takes a server that is away for a passing trouble', async () => {
    await sink.close();
    await expect(transport.send(plain)).rejects.not.toBeInstanceOf(MailRefusedError);
    await expect(transport.verify()).rejects.toThrow();
  });
});

function headerNames(raw: Buffer): string[] {
  const [head = ''] = raw.toString().split('\r\n\r\n', 1);
  return head.split('\r\n').flatMap((line) => /^([^\s:]+):/.exec(line)?.[1]?.toLowerCase() ?? []);
}

type MimeTree = string | [type: string, parts: MimeTree[]];

/** Content types as they nest, with the disposition where there is one. */
function mimeTree(part: string): MimeTree {
  const end = part.indexOf('\r\n\r\n');
  const head = part.slice(0, end).replaceAll(/\r\n\s+/g, ' ');
  const type = /^Content-Type: (.*)$/m.exec(head)?.[1] ?? '';
  const boundary = /boundary="(.*)"/.exec(type)?.[1];
  const disposition = /^Content-Disposition: (\w+)/m.exec(head)?.[1];
  if (boundary === undefined) return disposition ? `${type}; disposition=${disposition}` : type;
  const parts = part.slice(end).split(`--${boundary}`).slice(1, -1);
  return [type.replace(/;.*/, ''), parts.map((text) => mimeTree(text.replace(/^\r\n/, '')))];
}
