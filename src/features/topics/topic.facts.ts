import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** What a date's agenda says is another than before. */
export const topicsChanged = factKind('topic.topics-changed', z.object({ eventId: z.string() }));

/** Its author said it in other words. */
export const topicReworded = factKind('topic.reworded', z.object({ topicId: z.string() }));
