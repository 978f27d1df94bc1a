import { Injectable } from '@nestjs/common';
import { formatDate, formatWhen } from '../../platform/i18n/format.js';
import { Translator } from '../../platform/i18n/translator.js';
import { type EventPanel, EventWords } from './event-words.service.js';
import type { InviteLetter } from './invite-letter.service.js';
import type { MessageKind } from './invite.rules.js';

/** What the template of an invite's mail shows. */
export interface InviteMailWords {
  subject: string;
  preheader: string;
  heading: string;
  greeting: string;
  paragraphs: string[];
  event: EventPanel;
  actions: { label: string; url: string }[];
  notes: string[];
  reason: string;
  unsubscribeUrl: string | null;
  unsubscribeLabel: string;
}

type Reply = 'yes' | 'maybe' | 'no';

/** The answers that each mail offers; none once there is nothing to answer. */
export const REPLIES: Record<MessageKind, Reply[]> = {
  invited: ['yes', 'maybe', 'no'],
  going: ['no'],
  promoted: ['no'],
  waitlisted: ['no'],
  maybe: ['yes', 'no'],
  declined: ['yes'],
  recorded: [],
  reminded: ['yes', 'maybe', 'no'],
  changed: ['no'],
  offered: ['yes', 'no'],
  cancelled: [],
  withdrawn: [],
  restored: ['no'],
  covered: [],
  lapsed: ['yes'],
};

/** Puts a letter into the words of its reader's language. */
@Injectable()
export class InviteWords {
  constructor(
    private readonly translator: Translator,
    private readonly events: EventWords,
  ) {}

  of(letter: InviteLetter): InviteMailWords {
    const { decided, account, event, community, hostName, links } = letter;
    const t = this.translator.forLocale(account.locale);
    const kind = wordsFor(decided);
    const day = formatDate(event.startsAt, event.timeZone, account.locale, { now: decided.at });
    const host = letter.recorderName ?? hostName;
    const params = { title: event.title, host, day, community: community.name };
    const asks = decided.kind === 'invited' || decided.kind === 'reminded';
    return {
      subject: t(`invitations.mail.${kind}.subject`, params),
      preheader: t(`invitations.mail.${kind}.lead`, params),
      heading: t(`invitations.mail.${kind}.heading`, params),
      greeting: account.displayName
        ? t('invitations.mail.greetingNamed', { name: account.displayName })
        : t('invitations.mail.greeting'),
      paragraphs: [
        t(`invitations.mail.${kind}.lead`, params),
        ...this.details(letter),
        ...(asks ? this.until(letter) : []),
      ],
      event: this.events.panel(event, { account, url: links.event, at: decided.at, before: decided.before }),
      actions: this.actions(letter),
      notes: this.notes(letter),
      reason: t(`invitations.mail.reason.${asks ? 'invited' : 'part'}`, params),
      unsubscribeUrl: asks ? links.refuse : null,
      unsubscribeLabel: t('invitations.mail.refuse'),
    };
  }

  /** What was noted for somebody is answered as if they had said it: the link undoes it. */
  private actions({ decided, account, invite, links }: InviteLetter): InviteMailWords['actions'] {
    const t = this.translator.forLocale(account.locale);
    const kind = decided.kind === 'recorded' && isKind(invite.toldState) ? invite.toldState : decided.kind;
    const replies = REPLIES[kind].map((reply) => ({
      label: t(`invitations.mail.${kind}.${reply}`),
      url: `${links.answer}?answer=${reply}`,
    }));
    return decided.before
      ? [{ label: t('invitations.mail.late.seen'), url: links.answer }, ...replies]
      : replies;
  }

  /** Until when to answer, and when that is for them where their clock says otherwise (C25). */
  private until({ decided, account, event }: InviteLetter): string[] {
    const { rsvpDeadlineAt, timeZone } = event;
    if (rsvpDeadlineAt === null) return [];
    const t = this.translator.forLocale(account.locale);
    const on = (clock: string): string =>
      formatWhen(rsvpDeadlineAt, clock, account.locale, { now: decided.at });
    const until = t('invitations.mail.until', { when: on(timeZone) });
    const isElsewhere = on(account.timeZone) !== on(timeZone);
    return [
      isElsewhere ? `${until}\n${t('invitations.mail.yourTime', { when: on(account.timeZone) })}` : until,
    ];
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
      case 'recorded':
        return [
          t(`invitations.mail.recorded.part.${invite.toldState}`),
          ...(decided.position === null
            ? []
            : [t('invitations.mail.waitlisted.before', { count: decided.position - 1 })]),
          t('invitations.mail.recorded.undo'),
        ];
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

/** A change in the last hours has words of its own. */
const wordsFor = ({ kind, before }: InviteLetter['decided']): MessageKind | 'late' =>
  kind === 'changed' && before ? 'late' : kind;

const isKind = (state: string): state is MessageKind => state in REPLIES;
