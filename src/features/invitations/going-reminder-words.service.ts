import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatDate } from '../../platform/i18n/format.js';
import { Translator } from '../../platform/i18n/translator.js';
import { gateUrlOf } from '../room/room.rules.js';
import { type EventPanel, EventWords } from './event-words.service.js';
import type { GoingReminderLetter } from './going-reminder-letter.service.js';
import { nearness } from './going-reminder.rules.js';

/** What the template of a reminder shows. */
export interface GoingReminderText {
  subject: string;
  preheader: string;
  heading: string;
  greeting: string;
  lead: string;
  event: EventPanel;
  duty: string[];
  agenda: { title: string; lines: string[] } | null;
  actions: { label: string; url: string }[];
  notes: string[];
  reason: string;
  unsubscribeUrl: string;
  unsubscribeLabel: string;
}

/** Puts a reminder into the words of its reader's language; those who come are not named. */
@Injectable()
export class GoingReminderWords {
  constructor(
    private readonly translator: Translator,
    private readonly events: EventWords,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  of(letter: GoingReminderLetter): GoingReminderText {
    const { decided, account, event, rsvp, links } = letter;
    const t = this.translator.forLocale(account.locale);
    const day = formatDate(event.startsAt, event.timeZone, account.locale, { now: decided.at });
    const near = nearness({ startsAt: event.startsAt, zone: account.timeZone }, decided.at);
    const gateUrl = gateUrlOf(event, this.settings.publicUrl);
    return {
      subject: t(`reminders.subject.${near}`, { title: event.title, day }),
      preheader: t('reminders.lead'),
      heading: t(`reminders.heading.${near}`),
      greeting: account.displayName
        ? t('invitations.mail.greetingNamed', { name: account.displayName })
        : t('invitations.mail.greeting'),
      lead: t('reminders.lead'),
      event: this.events.panel(event, { account, url: links.event, at: decided.at, before: null }),
      duty: this.duty(letter),
      agenda: this.agenda(letter),
      actions: [
        ...(gateUrl === null ? [] : [{ label: t('reminders.room'), url: gateUrl }]),
        { label: t('reminders.skip'), url: `${links.answer}?answer=no` },
      ],
      notes: gateUrl === null ? [] : [t('reminders.roomOpens')],
      reason: t(`reminders.reason.${rsvp.via}`),
      unsubscribeUrl: links.refuse,
      unsubscribeLabel: t('reminders.unsubscribe'),
    };
  }

  private duty({ account, event, hostNames, confirmed }: GoingReminderLetter): string[] {
    const t = this.translator.forLocale(account.locale);
    if (!hostNames.length) return event.seriesId === null ? [] : [t('topics.duty.open')];
    const names = new Intl.ListFormat(account.locale, { type: 'conjunction' }).format(hostNames);
    const hosts = t('topics.duty.hosts', { names });
    return confirmed === null
      ? [hosts]
      : [hosts, t(`topics.duty.${confirmed ? 'confirmed' : 'unconfirmed'}`)];
  }

  private agenda({ account, agenda }: GoingReminderLetter): GoingReminderText['agenda'] {
    if (agenda === null) return null;
    const t = this.translator.forLocale(account.locale);
    return {
      title: t('topics.agenda.title'),
      lines: agenda.length ? agenda : [t('topics.agenda.none')],
    };
  }
}
