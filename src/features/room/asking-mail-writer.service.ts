import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Translator } from '../../platform/i18n/translator.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import type { Account } from '../accounts/account.entity.js';
import type { Event } from '../events/event.entity.js';
import type { Asking } from './room-admission.store.js';

interface Told extends Asking {
  host: Account;
  event: Pick<Event, 'id' | 'title'>;
  association: { name: string };
}

/** « {prénom} dit avoir renouvelé »: for one host. Its subject, which a screen may show to others, names nobody. */
@Injectable()
export class AskingMailWriter {
  constructor(
    private readonly renderer: MailRenderer,
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  write({ host, event, association, admission, account }: Told): OutgoingMail {
    const { locale, timeZone, displayName } = host;
    const { publicUrl } = this.settings;
    const t = this.translator.forLocale(locale);
    const params = {
      title: event.title,
      association: association.name,
      name: account.displayName || t('events.someone'),
    };
    const say = (part: string): string => t(`room.mail.${part}`, params);
    const words = {
      preheader: say('preheader'),
      heading: say('heading'),
      greeting: displayName ? t('room.mail.greetingNamed', { name: displayName }) : t('room.mail.greeting'),
      paragraphs: [say('says'), say('decide'), say('private')],
      quote: null,
      actions: [{ label: say('open'), url: `${publicUrl}/events/${event.id}/room` }],
      notes: [],
      reason: say('reason'),
      unsubscribeUrl: null,
      unsubscribeLabel: '',
    };
    return {
      kind: 'transactional',
      messageId: `<asking.${event.id}.${account.id}.${host.id}@${new URL(publicUrl).hostname}>`,
      date: admission.askedAt,
      to: { name: displayName || null, address: host.email },
      subject: say('subject'),
      ...this.renderer.render({
        template: 'communities/message',
        locale,
        timeZone,
        date: admission.askedAt,
        data: words,
      }),
    };
  }
}
