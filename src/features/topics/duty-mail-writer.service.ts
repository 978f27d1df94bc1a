import { Inject, Injectable } from '@nestjs/common';
import { utcOffset } from '../../calendar/wall-time.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatDate, formatWhen } from '../../platform/i18n/format.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import { zoneLabel } from '../../platform/i18n/zone-label.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import type { Account } from '../accounts/account.entity.js';
import type { Event } from '../events/event.entity.js';
import type { DecidedDutyMail } from './duty.facts.js';
import { DutyLinks } from './duty-links.service.js';

export interface DutyMail {
  decided: DecidedDutyMail;
  event: Event;
  account: Account;
  /** Who did what it tells of. */
  actor: Account | null;
}

/** Writes to somebody who hosts dates. The same decision is the same message. */
@Injectable()
export class DutyMailWriter {
  constructor(
    private readonly translator: Translator,
    private readonly links: DutyLinks,
    private readonly renderer: MailRenderer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  write(mail: DutyMail): OutgoingMail {
    const { decided, account } = mail;
    const { locale, timeZone, displayName } = account;
    const { publicUrl } = this.settings;
    const refusal = this.refusalOf(mail);
    const words = this.wordsOf(mail, refusal);
    return {
      ...(refusal === null ? { kind: 'transactional' } : { kind: 'reminder', listUnsubscribe: refusal }),
      messageId: `<duty.${decided.id}@${new URL(publicUrl).hostname}>`,
      date: decided.at,
      to: { name: displayName || null, address: account.email },
      subject: this.say(mail)('subject'),
      ...this.renderer.render({
        template: 'communities/message',
        locale,
        timeZone,
        date: decided.at,
        data: { ...words },
      }),
    };
  }

  private wordsOf(mail: DutyMail, refusal: string | null) {
    const { account } = mail;
    const t = this.translator.forLocale(account.locale);
    const say = this.say(mail);
    return {
      preheader: say('lead'),
      heading: say('heading'),
      greeting: account.displayName
        ? t('topics.mail.greetingNamed', { name: account.displayName })
        : t('topics.mail.greeting'),
      paragraphs: [say('lead'), this.whenWords(mail, t), say('more')],
      quote: null,
      actions: [{ label: say('action'), url: this.destinationOf(mail) }],
      notes: [],
      reason: t('topics.mail.reason', { title: mail.event.title }),
      unsubscribeUrl: refusal,
      unsubscribeLabel: t('topics.mail.unsubscribe'),
    };
  }

  /** The words of this kind of mail. */
  private say({ decided, event, account, actor }: DutyMail): (part: string) => string {
    const t = this.translator.forLocale(account.locale);
    const params = {
      title: event.title,
      day: formatDate(event.startsAt, event.timeZone, account.locale, { now: decided.at }),
      name: actor?.displayName || t('topics.someone'),
    };
    return (part) => t(`topics.mail.${decided.kind}.${part}`, params);
  }

  /** Where it is, and where its reader is should clocks there say otherwise. */
  private whenWords({ decided, event, account }: DutyMail, t: Translate): string {
    const { startsAt, timeZone: zone } = event;
    const there = formatWhen(startsAt, zone, account.locale, { now: decided.at });
    if (utcOffset(startsAt, zone) === utcOffset(startsAt, account.timeZone)) return there;
    const city = zoneLabel(zone, account.locale, this.translator);
    const here = formatWhen(startsAt, account.timeZone, account.locale, { now: decided.at });
    return `${there} (${city})\n${t('topics.mail.here', { when: here })}`;
  }

  private destinationOf({ decided: { kind }, event, account }: DutyMail): string {
    const { id: eventId, seriesId, startsAt } = event;
    if (kind === 'reminder') return this.links.dutyUrl({ eventId, accountId: account.id, startsAt });
    const path = kind === 'open' ? `/series/${seriesId}/hosts` : `/events/${eventId}`;
    return `${this.settings.publicUrl}${path}`;
  }

  /** Only a reminder has a way out: what somebody else did with one's dates has to be known. */
  private refusalOf({ decided: { kind }, event: { seriesId }, account }: DutyMail): string | null {
    if (kind !== 'reminder' || seriesId === null) return null;
    return this.links.refusalUrl({ seriesId, accountId: account.id });
  }
}
