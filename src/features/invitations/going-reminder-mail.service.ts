import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import type { DecidedGoingReminder } from './going-reminder.facts.js';
import { type GoingReminderLetter, GoingReminderLetters } from './going-reminder-letter.service.js';
import { GoingReminderWords } from './going-reminder-words.service.js';

/** Sends a reminder that was decided; the same decision is the same message. */
@Injectable()
export class GoingReminderMail {
  constructor(
    private readonly letters: GoingReminderLetters,
    private readonly words: GoingReminderWords,
    private readonly renderer: MailRenderer,
    private readonly transport: MailTransport,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async send(decided: DecidedGoingReminder): Promise<void> {
    const letter = await this.letters.load(decided);
    if (letter) await this.transport.send(this.write(letter));
  }

  private write(letter: GoingReminderLetter): OutgoingMail {
    const { decided, account, invite, links } = letter;
    const { hostname } = new URL(this.settings.publicUrl);
    const [host = null] = letter.hostNames;
    const data = this.words.of(letter);
    const thread = `<${threadOf(letter)}@${hostname}>`;
    return {
      kind: 'reminder',
      listUnsubscribe: links.refuse,
      messageId: `<reminder.${invite.id}.${decided.kind}.${decided.startsAt}@${hostname}>`,
      inReplyTo: thread,
      references: [thread],
      date: decided.at,
      ...(host !== null && { fromName: `${host} (Maillage)` }),
      to: { name: account.displayName || null, address: account.email },
      replyTo: { name: host, address: links.replyAddress },
      subject: data.subject,
      ...this.renderer.render({
        template: 'invitations/reminder',
        locale: account.locale,
        timeZone: account.timeZone,
        date: decided.at,
        data: { ...data },
      }),
    };
  }
}

/** Who usually comes has the invite of the series. */
const threadOf = ({ rsvp, invite, seriesInvite }: GoingReminderLetter): string =>
  rsvp.via === 'following' && seriesInvite ? `series.${seriesInvite.id}` : `invite.${invite.id}`;
