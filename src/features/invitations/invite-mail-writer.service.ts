import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import { calendarEvent } from '../events/event-calendar.rules.js';
import { inviteCalendar } from './invite-calendar.rules.js';
import type { InviteLetter } from './invite-letter.service.js';
import { InviteWords } from './invite-words.service.js';

@Injectable()
export class InviteMailWriter {
  constructor(
    private readonly words: InviteWords,
    private readonly renderer: MailRenderer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The same decision about the same revision of an event is the same message, to the byte. */
  write(letter: InviteLetter): OutgoingMail {
    const { decided, account, event, invite, links } = letter;
    const { hostname } = new URL(this.settings.publicUrl);
    const thread = `<invite.${invite.id}@${hostname}>`;
    const data = this.words.of(letter);
    const isReminder = decided.kind === 'reminded';
    const rendered = this.renderer.render({
      template: 'invitations/message',
      locale: account.locale,
      timeZone: account.timeZone,
      date: decided.at,
      data: { ...data },
    });
    return {
      ...(isReminder
        ? { kind: 'reminder', listUnsubscribe: links.refuse }
        : { kind: 'transactional', listUnsubscribe: decided.kind === 'invited' ? links.refuse : undefined }),
      messageId: `<invite.${invite.id}.${decided.number}.${event.revision}@${hostname}>`,
      inReplyTo: thread,
      references: [thread],
      date: decided.at,
      fromName: `${letter.hostName} (Maillage)`,
      to: { name: account.displayName || null, address: account.email },
      replyTo: { name: letter.hostName, address: links.replyAddress },
      subject: data.subject,
      ...rendered,
      ...(decided.calendar && { calendar: this.calendar(letter, decided.calendar) }),
    };
  }

  private calendar(
    { decided, account, event, hostName, links, agenda }: InviteLetter,
    part: NonNullable<InviteLetter['decided']['calendar']>,
  ): { method: 'REQUEST' | 'CANCEL'; ics: string } {
    return inviteCalendar(calendarEvent(event, links.event, decided, agenda), part, {
      organizer: { name: hostName, email: links.replyAddress },
      attendee: { name: account.displayName, email: account.email },
    });
  }
}
