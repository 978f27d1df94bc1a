import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatDate, formatWhen } from '../../platform/i18n/format.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import type { ModerationAction } from '../../vocabulary/moderation.js';
import type { ModerationLetter } from './moderation-letter-reader.service.js';

const ERASING: readonly ModerationAction[] = ['supprimer', 'suspendre'];

/** Puts a mail about a report into words: never the text that was reported, nor its title. */
@Injectable()
export class ModerationLetterWords {
  constructor(
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  of(letter: ModerationLetter) {
    const { decided, account } = letter;
    const t = this.translator.forLocale(account.locale);
    const say = (part: string): string => t(`moderation.mail.${decided.kind}.${part}`);
    return {
      subject: say('subject'),
      preheader: say('subject'),
      heading: say('subject'),
      greeting: account.displayName
        ? t('moderation.mail.greetingNamed', { name: account.displayName })
        : t('moderation.mail.greeting'),
      paragraphs: this.paragraphs(letter, t),
      quote: quoteOf(letter, t),
      actions: this.actions(letter, t),
      notes: decided.kind === 'answered' ? [say('more')] : [],
      reason: say('reason'),
      unsubscribeUrl: null,
      unsubscribeLabel: '',
    };
  }

  private paragraphs(letter: ModerationLetter, t: Translate): string[] {
    const { decided, decision, reportedAt } = letter;
    const { kind } = decided;
    const which = this.which(letter, t);
    if (kind === 'decided' && decision!.action === 'suspendre') return this.suspension(letter, t);
    if (kind === 'decided') return [t(`moderation.mail.decided.${decision!.action}`), ...which];
    if (kind === 'answered')
      return [
        t('moderation.mail.answered.lead', { date: this.day(letter, reportedAt ?? decided.at) }),
        t('moderation.mail.answered.decision', {
          decision: t(`moderation.answers.${decision!.action}`),
        }),
      ];
    const more = kind === 'hidden' ? [t('moderation.mail.hidden.more')] : [];
    return [t(`moderation.mail.${kind}.lead`), ...which, ...more];
  }

  /** What happened, until when, and whom to write to. */
  private suspension(letter: ModerationLetter, t: Translate): string[] {
    const { account, decision } = letter;
    const until = decision!.suspendedUntil;
    const { address } = this.settings.mailFrom;
    return [
      t('moderation.mail.decided.suspendre'),
      ...this.which(letter, t),
      until === null
        ? t('moderation.mail.suspended.untilLifted')
        : t('moderation.mail.suspended.until', { when: formatWhen(until, account.timeZone, account.locale) }),
      t('moderation.mail.suspended.means'),
      t('moderation.mail.suspended.contact', { address }),
    ];
  }

  /** What it is about, in words of ours: its kind and its day. */
  private which(letter: ModerationLetter, t: Translate): string[] {
    const { subject } = letter;
    if (!subject) return [];
    const day = this.day(letter, subject.createdAt);
    const kind = subject.kind === null ? '' : t(`vocabulary.newsKinds.${subject.kind}`);
    return [t(`moderation.mail.about.${subject.type}`, { kind, day })];
  }

  private day({ decided, account }: ModerationLetter, at: number): string {
    return formatDate(at, account.timeZone, account.locale, { now: decided.at });
  }

  private actions({ decided, found, subject, decision }: ModerationLetter, t: Translate) {
    const { publicUrl } = this.settings;
    const { kind } = decided;
    const to = (path: string) => [{ label: t(`moderation.mail.${kind}.action`), url: `${publicUrl}${path}` }];
    if (kind === 'waiting' || kind === 'exposed' || kind === 'corrected')
      return to(`/moderation/reports/${found.id}`);
    if (kind === 'answered' || subject === null || (decision && ERASING.includes(decision.action))) return [];
    return to(subject.path);
  }
}

function quoteOf({ decided, decision }: ModerationLetter, t: Translate) {
  const word = (decided.kind === 'answered' ? decision?.reporterWord : decision?.authorWord) ?? null;
  return word === null ? null : { by: t('moderation.mail.wrote'), lines: word.split('\n') };
}
