import type { SubjectType } from '../../../features/moderation/moderation-case.entity.js';
import type { ReportedText } from '../../../features/moderation/reporting.service.js';
import type { ReadText } from '../../../features/moderation/subject.rules.js';

/** Of a text that is reported. */
interface ReportedPage {
  /** Where it is read. */
  path: string;
  reportsPath: string;
  /** Where who reported it goes on, once it is hidden from them. */
  restPath: string;
}

const PAGES: Record<SubjectType, (text: ReadText) => ReportedPage> = {
  news: ({ id }) => pageOf(`/news/${id}`, { restPath: '/news' }),
  'news-comment': ({ id, pageId }) => pageOf(`/news/${pageId}`, { below: `/comments/${id}` }),
  topic: ({ id, pageId }) => pageOf(`/events/${pageId}/topics`, { below: `/${id}` }),
  notes: ({ id }) => pageOf(`/events/${id}/notes`, { restPath: `/events/${id}` }),
  'glossary-entry': ({ id }) => pageOf(`/glossary/${id}`, { restPath: '/glossary' }),
};

function pageOf(
  path: string,
  { below = '', restPath = path }: { below?: string; restPath?: string },
): ReportedPage {
  return { path, reportsPath: `${path}${below}/reports`, restPath };
}

export const reportedPage = ({ type, ...text }: ReportedText): ReportedPage => PAGES[type](text);
