import { Injectable } from '@nestjs/common';
import { hourGap } from '../../calendar/hour-gap.js';
import { HOUR, MINUTE } from '../../kernel/clock.js';
import { formatDate, formatTimeRange } from '../../platform/i18n/format.js';
import { Translator } from '../../platform/i18n/translator.js';
import { zoneLabel } from '../../platform/i18n/zone-label.js';
import type { InviteLetter } from './invite-letter.service.js';
import type { MessageKind } from './invite.rules.js';

/** What the template of an invite's mail shows. */
export interface InviteMailWords {
  subject: string;
  preheader: string;
  heading: string;
  greeting: string;
  paragraphs: string[];
  event: { title: string; url: string; when: string[]; where: string[] };
  actions: { label: string; url: string }[];
  notes: string[];
  reason: string;
  unsubscribeUrl: string | null;
  unsubscribeLabel: string;
}

type Reply = 'yes' | 'maybe' | 'no';

/** The answers that each mail offers; none once there is nothing to answer. */
const REPLIES: Record<MessageKind, Reply[]> = {
  invited: ['yes', 'maybe', 'no'],
  going: ['no'],
  promoted: ['no'],
  waitlisted: ['no'],
  maybe: ['yes', 'no'],
  declined: ['yes'],
  changed: ['no'],
  offered: ['yes', 'no'],
  cancelled: [],
  withdrawn: [],
};

/** Puts a letter into the words of its reader's language. */
@Injectable()
export class InviteWords {
  constructor(private readonly translator: Translator) {}

  of(letter: InviteLetter): InviteMailWords {
    const { decided, account, event, community, hostName, links } = letter;
    const t = this.translator.forLocale(account.locale);
    const { kind } = decided;
    const day = formatDate(event.startsAt, event.timeZone, account.locale, { now: decided.at });
    const params = { title: event.title, host: hostName, day, community: community.name };
    return {
      subject: t(`invitations.mail.${kind}.subject`, params),
      preheader: t(`invitations.mail.${kind}.lead`, params),
      heading: t(`invitations.mail.${kind}.heading`, params),
      greeting: account.displayName
        ? t('invitations.mail.greetingNamed', { name: account.displayName })
        : t('invitations.mail.greeting'),
      paragraphs: [t(`invitations.mail.${kind}.lead`, params), ...this.details(letter)],
      event: { title: event.title, url: links.event, when: this.when(letter), where: this.where(letter) },
      actions: REPLIES[kind].map((reply) => ({
        label: t(`invitations.mail.${kind}.${reply}`),
        url: `${links.answer}?answer=${reply}`,
      })),
      notes: this.notes(letter),
      reason: t(`invitations.mail.reason.${kind === 'invited' ? 'invited' : 'part'}`, params),
      unsubscribeUrl: kind === 'invited' ? links.refuse : null,
      unsubscribeLabel: t('invitations.mail.refuse'),
    };
  }

  private details({ decided, account, event, invite }: InviteLetter): string[] {
    const t = this.translator.forLocale(account.locale);
    switch (decided.kind) {
      case 'invited':
        return [
          event.capacity === null
            ? t('invitations.mail.invited.unlimited')
            : t('invitations.mail.invited.seats', { count: event.capacity }),
        ];
      case 'waitlisted':
        return decided.position === null
          ? []
          : [t('invitations.mail.waitlisted.before', { count: decided.position - 1 })];
      case 'changed':
        return [
          ...decided.changes.map((change) => t(`invitations.mail.changed.what.${change}`)),
          t(`invitations.mail.changed.part.${invite.toldState}`),
        ];
      case 'cancelled':
        return event.cancellationWord ? [event.cancellationWord] : [];
      default:
        return [];
    }
  }

  /** The event's own time, then the reader's where their clock says otherwise (C25). */
  private when({ decided, account, event }: InviteLetter): string[] {
    const { locale, timeZone } = account;
    const t = this.translator.forLocale(locale);
    const span = (zone: string): string => {
      const date = formatDate(event.startsAt, zone, locale, { now: decided.at });
      return `${date}, ${formatTimeRange(event.startsAt, event.endsAt, zone, locale)}`;
    };
    const gap = hourGap({ instant: event.startsAt, viewerZone: timeZone, eventZone: event.timeZone });
    if (gap.minutes === 0) return [span(event.timeZone)];
    const lines = [
      `${span(event.timeZone)} (${zoneLabel(event.timeZone, locale, this.translator)})`,
      t('invitations.mail.yourTime', { when: span(timeZone) }),
    ];
    if (gap.unusual)
      lines.push(
        t('invitations.mail.unusualGap', {
          hours: Math.abs(gap.minutes * MINUTE) / HOUR,
          usual: Math.abs(gap.usualMinutes * MINUTE) / HOUR,
        }),
      );
    return lines;
  }

  private where({ account, event }: InviteLetter): string[] {
    const t = this.translator.forLocale(account.locale);
    const lines = event.format === 'in-person' ? [] : [t(`vocabulary.formats.${event.format}`)];
    if (event.place)
      lines.push(
        ...[event.place.name, event.place.address, event.place.notes].filter((line) => line !== null),
      );
    return lines;
  }

  private notes({ decided, account, hostName }: InviteLetter): string[] {
    const t = this.translator.forLocale(account.locale);
    if (decided.kind === 'invited')
      return [
        t('invitations.mail.invited.noSignIn'),
        t('invitations.mail.invited.address', { host: hostName }),
      ];
    return decided.calendar ? [t('invitations.mail.calendarFollows')] : [];
  }
}
