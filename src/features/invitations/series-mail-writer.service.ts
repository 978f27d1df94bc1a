import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import { SeriesDateWords } from './series-date-words.service.js';
import { seriesInviteCalendar } from './series-invite-calendar.rules.js';
import type { SeriesLetter } from './series-letter.service.js';
import { type SeriesLinks, SeriesLinkService } from './series-links.service.js';
import { SeriesMailWords } from './series-mail-words.service.js';
import { byDay } from './series-now.rules.js';

@Injectable()
export class SeriesMailWriter {
  constructor(
    private readonly words: SeriesMailWords,
    private readonly dateWords: SeriesDateWords,
    private readonly links: SeriesLinkService,
    private readonly renderer: MailRenderer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The same decision is the same message: its thread is that of the series. */
  write(letter: SeriesLetter): OutgoingMail {
    const { decided, account, invite, hostName } = letter;
    const { hostname } = new URL(this.settings.publicUrl);
    const thread = `<series.${invite.id}@${hostname}>`;
    const links = this.links.of(invite);
    const data = letter.date ? this.dateWords.of(letter, letter.date) : this.words.of(letter, links);
    const rendered = this.renderer.render({
      template: 'invitations/message',
      locale: account.locale,
      timeZone: account.timeZone,
      date: decided.at,
      data: { ...data },
    });
    return {
      kind: 'transactional',
      messageId: `<series.${invite.id}.${decided.number}@${hostname}>`,
      inReplyTo: thread,
      references: [thread],
      date: decided.at,
      fromName: `${hostName} (Maillage)`,
      to: { name: account.displayName || null, address: account.email },
      replyTo: { name: hostName, address: links.replyAddress },
      subject: data.subject,
      ...rendered,
      ...this.calendar(letter, links),
    };
  }

  private calendar(
    { decided, account, series, dates, agendas, hostName }: SeriesLetter,
    { replyAddress }: SeriesLinks,
  ): Pick<OutgoingMail, 'calendar'> {
    const { calendar: part, held, sequence, at } = decided;
    if (!part || !held) return {};
    const calendar = seriesInviteCalendar(
      { series, dates: byDay(dates), agendas, publicUrl: this.settings.publicUrl },
      { part, held, sequence, at },
      {
        organizer: { name: hostName, email: replyAddress },
        attendee: { name: account.displayName, email: account.email },
      },
    );
    return { calendar };
  }
}
