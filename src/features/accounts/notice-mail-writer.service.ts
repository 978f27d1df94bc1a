import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Translator } from '../../platform/i18n/translator.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import type { Account } from './account.entity.js';

/** Words are `accounts.mail.<kind>` in the locale files. */
export type NoticeKind =
  | 'mainAsked'
  | 'backupAsked'
  | 'moved'
  | 'left'
  | 'undone'
  | 'backupAdded'
  | 'deviceConnected'
  | 'suspensionEnded';

export interface Notice {
  kind: NoticeKind;
  /** Makes the Message-ID with the kind and the address. */
  id: string;
  /** Of what is told, epoch milliseconds. */
  at: number;
  to: string;
  params?: Record<string, string | number>;
  /** Path and token of what the mail's button does. */
  path?: string;
  /** Instants that the words name, in the reader's zone. */
  instants?: Record<string, number>;
}

/** Tells somebody what happened to their account: a few sentences, perhaps a button. */
@Injectable()
export class NoticeMailWriter {
  constructor(
    private readonly renderer: MailRenderer,
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  write(account: Account, { kind, id, at, to, params = {}, instants = {}, path }: Notice): OutgoingMail {
    const { locale, timeZone, displayName } = account;
    const { publicUrl } = this.settings;
    const isOwn = to === account.email;
    const url = path === undefined ? null : `${publicUrl}${path}`;
    return {
      kind: 'transactional',
      messageId: `<${kind.toLowerCase()}.${id}${isOwn ? '' : '.other'}@${new URL(publicUrl).hostname}>`,
      date: at,
      to: { name: displayName || null, address: to },
      subject: this.translator.t(locale, `accounts.mail.${kind}.subject`, params),
      ...this.renderer.render({
        template: 'accounts/notice',
        locale,
        timeZone,
        date: at,
        data: { kind, name: displayName, params, instants, url },
      }),
    };
  }
}
