import type { AnswerLink } from '../../../features/invitations/answer-link-reader.service.js';
import { ANSWERS } from '../../../features/rsvps/rsvp.entity.js';
import { textView } from '../mailbox/mailbox.view.js';
import { gatheringView, type PageReader, personView } from './event.view.js';
import { lateChangeView } from './late-change.view.js';
import { answerForm } from './event-page.view.js';

/** Kept by no cache and no search engine: the address is the key. Only our own pages get it as a referrer. */
export const LINK_HEADERS = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'same-origin',
};

/** What `answer-links/show` shows: this event and this answer, nobody else's and no room. */
export function answerLinkPage(
  token: string,
  link: AnswerLink,
  asked: unknown,
  reader: Omit<PageReader, 'zone'>,
) {
  const { account, event, community, hosts, mine, canAnswer, lateChange, reservation } = link;
  const isUnclaimed = account.state === 'invited';
  return {
    path: `/r/${token}`,
    gathering: gatheringView(link, { ...reader, zone: account.timeZone }),
    hosts: hosts.map((host) => personView(host, reader.locale)),
    paragraphs: event.description ? textView(event.description) : [],
    cancellationWord: event.cancellationWord,
    deadlineAt: event.rsvpDeadlineAt,
    name: account.displayName,
    needsName: link.needsName,
    charter: isUnclaimed && link.needsName ? textView(community.charter).flat() : null,
    answer: canAnswer ? answerForm(event, mine, reservation, reader.now) : null,
    outcome: mine?.rsvp.outcome ?? null,
    lateChange: lateChange && lateChangeView(lateChange, event, account.timeZone),
    asked: ANSWERS.find((answer) => answer === asked) ?? null,
  };
}
