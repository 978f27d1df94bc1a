import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatDate } from '../../platform/i18n/format.js';
import { Translator } from '../../platform/i18n/translator.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import type { Account } from '../accounts/account.entity.js';
import type { NamedAssociation } from '../associations/association.service.js';
import { rankKeptUntil } from './following.rules.js';
import type { Series } from './series.entity.js';

/** Somebody whose dates go to others, and where they can renew. */
export interface Lapse {
  account: Account;
  series: Pick<Series, 'id' | 'title'>;
  association: NamedAssociation;
  lapsedAt: number;
}

/** Tells somebody, once and alone, that their dues lapsed, what becomes of their dates, and the way back. */
@Injectable()
export class LapseMailWriter {
  constructor(
    private readonly renderer: MailRenderer,
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  write({ account, series, association, lapsedAt }: Lapse): OutgoingMail {
    const { locale, timeZone, displayName } = account;
    const { publicUrl } = this.settings;
    const t = this.translator.forLocale(locale);
    const until = formatDate(rankKeptUntil(lapsedAt), timeZone, locale);
    const params = { title: series.title, association: association.name, date: until };
    const say = (part: string): string => t(`followings.mail.lapsed.${part}`, params);
    const page = { label: say('series'), url: `${publicUrl}/series/${series.id}` };
    const renewal = association.renewalUrl && { label: say('renew'), url: association.renewalUrl };
    const words = {
      preheader: say('lead'),
      heading: say('heading'),
      greeting: displayName
        ? t('followings.mail.greetingNamed', { name: displayName })
        : t('followings.mail.greeting'),
      paragraphs: [say('lead'), say('kept'), say('private')],
      quote: null,
      actions: renewal ? [renewal, page] : [page],
      notes: [],
      reason: say('reason'),
      unsubscribeUrl: null,
      unsubscribeLabel: '',
    };
    return {
      kind: 'transactional',
      messageId: `<lapsed.${series.id}.${account.id}.${lapsedAt}@${new URL(publicUrl).hostname}>`,
      date: lapsedAt,
      to: { name: displayName || null, address: account.email },
      subject: say('subject'),
      ...this.renderer.render({
        template: 'communities/message',
        locale,
        timeZone,
        date: lapsedAt,
        data: words,
      }),
    };
  }
}
