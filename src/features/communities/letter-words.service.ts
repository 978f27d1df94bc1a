import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatDate } from '../../platform/i18n/format.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import type { DecidedLetter } from './community.facts.js';
import { CommunityTokens } from './community-tokens.service.js';
import type { CommunityLetter } from './letter-reader.service.js';

/** What the template of a community's mail shows. */
export interface LetterWords {
  subject: string;
  preheader: string;
  heading: string;
  greeting: string;
  paragraphs: string[];
  /** What somebody wrote, and who. */
  quote: { by: string; lines: string[] } | null;
  actions: { label: string; url: string }[];
  notes: string[];
  reason: string;
  unsubscribeUrl: string | null;
  unsubscribeLabel: string;
}

type Kind = DecidedLetter['kind'];
type Destination = 'members' | 'community' | 'communities' | 'invitation';

/** Where the button of each mail leads. */
const DESTINATIONS: Record<Kind, Destination> = {
  asked: 'members',
  stillAsked: 'members',
  unanswered: 'community',
  unansweredHere: 'community',
  accepted: 'community',
  refused: 'communities',
  invited: 'invitation',
  removed: 'communities',
  roleChanged: 'community',
  takeoverAsked: 'community',
  takeoverOpposed: 'community',
  takenOver: 'members',
  tookOver: 'members',
};

/** Those with a second paragraph that says what can be done. */
const WITH_MORE: readonly Kind[] = [
  'stillAsked',
  'unanswered',
  'unansweredHere',
  'accepted',
  'refused',
  'takeoverAsked',
  'takenOver',
  'tookOver',
];

/** Puts a letter into the words of its reader's language. */
@Injectable()
export class LetterWordsService {
  constructor(
    private readonly translator: Translator,
    private readonly tokens: CommunityTokens,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  of(letter: CommunityLetter): LetterWords {
    const { decided, account } = letter;
    const { kind } = decided;
    const t = this.translator.forLocale(account.locale);
    const params = this.params(letter, t);
    const say = (part: string): string => t(`communities.mail.${kind}.${part}`, params);
    return {
      subject: say('subject'),
      preheader: say('lead'),
      heading: say('heading'),
      greeting: account.displayName
        ? t('communities.mail.greetingNamed', { name: account.displayName })
        : t('communities.mail.greeting'),
      paragraphs: [
        say('lead'),
        ...this.details(letter, t),
        ...(WITH_MORE.includes(kind) ? [say('more')] : []),
      ],
      quote: letter.word === null ? null : { by: say('wrote'), lines: letter.word.split('\n') },
      actions: [{ label: say('action'), url: this.url(letter) }],
      notes: kind === 'invited' ? [say('address')] : [],
      reason: t(`communities.mail.reason.${reasonOf(kind)}`, params),
      unsubscribeUrl: this.refusalUrl(letter),
      unsubscribeLabel: t('communities.mail.refuse'),
    };
  }

  /** Where « Ne plus m'inviter » leads, for who was invited. */
  refusalUrl({ decided: { kind, subjectId } }: CommunityLetter): string | null {
    return kind === 'invited' && subjectId !== null ? this.tokens.refusalUrl(subjectId) : null;
  }

  private params({ community, about, account, dueAt }: CommunityLetter, t: Translate) {
    return {
      community: community.name,
      name: about?.displayName || t('communities.mail.someone'),
      date: dueAt === null ? '' : formatDate(dueAt, account.timeZone, account.locale, { now: dueAt }),
    };
  }

  private details({ decided, community }: CommunityLetter, t: Translate): string[] {
    if (decided.kind === 'invited') return community.description.split('\n\n', 1).filter(Boolean);
    if (decided.role === null) return [];
    const role = t(`vocabulary.roles.${decided.role}`);
    return [t('communities.mail.nowRole', { role }), t(`communities.mail.roleCan.${decided.role}`)];
  }

  private url({ decided, community }: CommunityLetter): string {
    const { publicUrl } = this.settings;
    const here = `${publicUrl}/communities/${community.slug}`;
    const urls: Record<Destination, string> = {
      members: `${here}/members`,
      community: here,
      communities: `${publicUrl}/communities`,
      invitation: decided.subjectId === null ? here : this.tokens.invitationUrl(decided.subjectId),
    };
    return urls[DESTINATIONS[decided.kind]];
  }
}

/** Why somebody gets it. */
function reasonOf(kind: Kind): 'host' | 'admin' | 'applicant' | 'invited' | 'member' {
  switch (kind) {
    case 'asked':
    case 'stillAsked':
    case 'takeoverAsked':
    case 'takenOver':
    case 'tookOver':
      return 'host';
    case 'unansweredHere':
      return 'admin';
    case 'unanswered':
    case 'refused':
      return 'applicant';
    case 'invited':
      return 'invited';
    case 'accepted':
    case 'removed':
    case 'roleChanged':
    case 'takeoverOpposed':
      return 'member';
  }
}
