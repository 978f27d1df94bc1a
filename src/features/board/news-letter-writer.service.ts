import { Inject, Injectable } from '@nestjs/common';
import { noonOf } from '../../calendar/days.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatDate } from '../../platform/i18n/format.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import { dayThere } from './news-life.rules.js';
import type { OwedLetter } from './news-letter-owed.service.js';
import { asksColleagues, mayBeRefused } from './news-mail.rules.js';
import { NewsLinks } from './news-links.service.js';

/** Writes to somebody about an item. The same decision is the same message; only its title is carried. */
@Injectable()
export class NewsLetterWriter {
  constructor(
    private readonly translator: Translator,
    private readonly links: NewsLinks,
    private readonly renderer: MailRenderer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  write(letter: OwedLetter): OutgoingMail {
    const { decided, account } = letter;
    const { locale, timeZone, displayName } = account;
    const { newsId, kind, mark, accountId, at } = decided;
    const refusal = this.refusalOf(letter);
    const host = new URL(this.settings.publicUrl).hostname;
    return {
      ...(refusal === null ? { kind: 'transactional' } : { kind: 'reminder', listUnsubscribe: refusal }),
      messageId: `<news.${newsId}.${kind}.${mark}.${accountId}@${host}>`,
      date: at,
      to: { name: displayName || null, address: account.email },
      subject: this.say(letter)('subject'),
      ...this.renderer.render({
        template: 'communities/message',
        locale,
        timeZone,
        date: at,
        data: { ...this.wordsOf(letter, refusal) },
      }),
    };
  }

  private wordsOf(letter: OwedLetter, refusal: string | null) {
    const { account } = letter;
    const t = this.translator.forLocale(account.locale);
    const say = this.say(letter);
    return {
      preheader: say('lead'),
      heading: say('heading'),
      greeting: account.displayName
        ? t('news.mail.greetingNamed', { name: account.displayName })
        : t('news.mail.greeting'),
      paragraphs: [say('lead'), say('more')],
      quote: null,
      actions: this.actionsOf(letter, t),
      notes: letter.decided.kind === 'still-true' ? [say('note')] : [],
      reason: say('reason'),
      unsubscribeUrl: refusal,
      unsubscribeLabel: t('news.mail.unsubscribe'),
    };
  }

  /** The words of this kind of letter. */
  private say({ decided, seen, account }: OwedLetter): (part: string) => string {
    const t = this.translator.forLocale(account.locale);
    const { title, publishedAt, createdAt, territory, expiresOn } = seen.item;
    const dateOf = (day: string) => formatDate(noonOf(day), 'UTC', account.locale, { now: decided.at });
    const others = seen.stillTrue - (seen.mine === true ? 1 : 0);
    const params = {
      title,
      told: dateOf(dayThere(publishedAt ?? createdAt, territory)),
      until: expiresOn === null ? '' : dateOf(expiresOn),
      others: t('news.mail.others', { count: others }),
      newer: seen.supersededBy?.title ?? '',
    };
    return (part) => t(`news.mail.${decided.kind}.${part}`, params);
  }

  private actionsOf({ decided, seen }: OwedLetter, t: Translate) {
    const { kind, newsId, accountId, mark } = decided;
    if (kind !== 'still-true') {
      const shown = kind === 'replacement' ? (seen.supersededBy?.id ?? newsId) : newsId;
      return [{ label: t(`news.mail.${kind}.action`), url: this.links.newsUrl(shown) }];
    }
    const manner = asksColleagues(seen.item.kind) ? 'asked' : 'told';
    const url = this.links.stillTrueUrl({ newsId, accountId, expiresOn: mark });
    return [
      { label: t(`news.ask.${manner}.yes`), url: `${url}?answer=yes` },
      { label: t(`news.ask.${manner}.no`), url: `${url}?answer=no` },
    ];
  }

  private refusalOf({ decided: { kind, accountId } }: OwedLetter): string | null {
    return mayBeRefused(kind) ? this.links.refusalUrl(accountId) : null;
  }
}
