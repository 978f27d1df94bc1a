import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '../../kernel/locale.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatDate } from '../../platform/i18n/format.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import { AdhesionNoticeLinks } from './adhesion-notice-links.service.js';
import type { DecidedNotice } from './association.facts.js';
import type { AssociationNotice } from './association-notice-reader.service.js';

interface Action {
  label: string;
  url: string;
}

/** What the template of such a mail shows. */
export interface AssociationMail {
  subject: string;
  preheader: string;
  heading: string;
  greeting: string;
  paragraphs: string[];
  /** What an admin wrote. */
  quote: { by: string; lines: string[] } | null;
  actions: Action[];
  reason: string;
  unsubscribeUrl: string | null;
  unsubscribeLabel: string;
}

type Kind = DecidedNotice['kind'];

/** Where the button of each mail leads, under the instance's address. */
const DESTINATIONS: Record<Kind, (associationPath: string) => string> = {
  requested: () => '/admin/associations',
  verified: (path) => path,
  refused: (path) => path,
  welcomed: () => '/settings/adhesions',
  ending: () => '/settings/adhesions',
  roleGiven: (path) => path,
  roleSuspended: (path) => path,
  roleWaits: (path) => `${path}/roles`,
  roleConfirmed: (path) => path,
};

/** Why somebody gets it. */
const REASONS: Record<Kind, 'admin' | 'asker' | 'adherent' | 'role' | 'manager'> = {
  requested: 'admin',
  verified: 'asker',
  refused: 'asker',
  welcomed: 'adherent',
  ending: 'adherent',
  roleGiven: 'role',
  roleSuspended: 'role',
  roleWaits: 'manager',
  roleConfirmed: 'role',
};

/** Puts such a mail into the words of its reader's language. */
@Injectable()
export class AssociationMailWords {
  constructor(
    private readonly translator: Translator,
    private readonly links: AdhesionNoticeLinks,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  of(notice: AssociationNotice): AssociationMail {
    const { decided, account } = notice;
    const { kind } = decided;
    const t = this.translator.forLocale(account.locale);
    const params = this.params(notice, t);
    const say = (part: string): string => t(`associations.mail.${kind}.${part}`, params);
    return {
      subject: say('subject'),
      preheader: say('lead'),
      heading: say('heading'),
      greeting: account.displayName
        ? t('associations.mail.greetingNamed', { name: account.displayName })
        : t('associations.mail.greeting'),
      paragraphs: [say('lead'), say('more')],
      quote: this.quote(notice, t),
      actions: this.actions(notice, t),
      reason: t(`associations.mail.reason.${REASONS[kind]}`, params),
      unsubscribeUrl: kind === 'ending' && decided.adhesionId ? this.links.urlOf(decided.adhesionId) : null,
      unsubscribeLabel: t('associations.mail.unsubscribe'),
    };
  }

  private params({ decided, association, about, account }: AssociationNotice, t: Translate) {
    return {
      association: association.name,
      name: about?.displayName || t('associations.mail.someone'),
      role: decided.role === null ? '' : t(`associations.roles.names.${decided.role}`),
      date: decided.endsOn === null ? '' : dayWords(decided.endsOn, account.locale),
    };
  }

  private quote(
    { decided: { kind }, association }: AssociationNotice,
    t: Translate,
  ): AssociationMail['quote'] {
    const isDecision = kind === 'verified' || kind === 'refused';
    if (!isDecision || association.decisionWord === null) return null;
    return { by: t('associations.mail.decisionWord'), lines: association.decisionWord.split('\n') };
  }

  private actions({ decided: { kind }, association }: AssociationNotice, t: Translate): Action[] {
    const path = DESTINATIONS[kind](`/associations/${association.id}`);
    const own = { label: t(`associations.mail.${kind}.action`), url: `${this.settings.publicUrl}${path}` };
    if (kind !== 'ending' || association.renewalUrl === null) return [own];
    return [{ label: t('associations.mail.renew'), url: association.renewalUrl }, own];
  }
}

/** A day of the calendar has no zone. */
const dayWords = (day: string, locale: Locale): string =>
  formatDate(Date.parse(`${day}T12:00:00Z`), 'UTC', locale);
