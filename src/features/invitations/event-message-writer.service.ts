import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatDate } from '../../platform/i18n/format.js';
import { Translator } from '../../platform/i18n/translator.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import type { MessageLetter } from './event-message-recipient.service.js';
import { EventWords } from './event-words.service.js';
import { InviteLinks, type MailedLinks } from './invite-links.service.js';
import { type InviteMailWords, REPLIES } from './invite-words.service.js';

/** Puts a host's message into a mail: their words, the event, and the links to answer. */
@Injectable()
export class EventMessageWriter {
  constructor(
    private readonly translator: Translator,
    private readonly words: EventWords,
    private readonly links: InviteLinks,
    private readonly renderer: MailRenderer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  write(letter: MessageLetter): OutgoingMail {
    const { message, account, invite, community, author } = letter;
    const { hostname } = new URL(this.settings.publicUrl);
    const links = this.links.of(invite);
    const host = author?.displayName || community.name;
    const data = this.wordsOf(letter, host, links);
    const rendered = this.renderer.render({
      template: 'invitations/message',
      locale: account.locale,
      timeZone: account.timeZone,
      date: message.createdAt,
      data: { ...data },
    });
    return {
      kind: 'transactional',
      ...(data.unsubscribeUrl !== null && { listUnsubscribe: data.unsubscribeUrl }),
      messageId: `<message.${message.id}.${account.id}@${hostname}>`,
      references: [`<invite.${invite.id}@${hostname}>`],
      date: message.createdAt,
      fromName: `${host} (Maillage)`,
      to: { name: account.displayName || null, address: account.email },
      replyTo: { name: host, address: links.replyAddress },
      subject: data.subject,
      ...rendered,
    };
  }

  private wordsOf(letter: MessageLetter, host: string, links: MailedLinks): InviteMailWords {
    const { message, event, account, part } = letter;
    const t = this.translator.forLocale(account.locale);
    const day = formatDate(event.startsAt, event.timeZone, account.locale, { now: message.createdAt });
    const params = { title: event.title, host, day };
    const replies = part === 'gone' ? [] : REPLIES[part];
    return {
      subject: t('invitations.mail.message.subject', params),
      preheader: message.text,
      heading: t('invitations.mail.message.heading', params),
      greeting: account.displayName
        ? t('invitations.mail.greetingNamed', { name: account.displayName })
        : t('invitations.mail.greeting'),
      paragraphs: [t('invitations.mail.message.lead', params), ...message.text.split(/\n{2,}/)],
      event: this.words.panel(event, { account, url: links.event, at: message.createdAt, before: null }),
      actions: replies.map((reply) => ({
        label: t(`invitations.mail.${part}.${reply}`),
        url: `${links.answer}?answer=${reply}`,
      })),
      notes: [],
      reason: t(`invitations.mail.reason.${part === 'invited' ? 'invited' : 'part'}`, params),
      unsubscribeUrl: part === 'invited' ? links.refuse : null,
      unsubscribeLabel: t('invitations.mail.refuse'),
    };
  }
}
