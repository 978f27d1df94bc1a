import { z } from 'zod';
import type { SeenTopic } from '../../features/topics/topic.service.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

export const topicShape = z
  .strictObject({
    id: z.string(),
    eventId: z.string().nullable().meta({ description: 'Null for what waits for a date of its series' }),
    title: z.string(),
    words: z.string().meta({ description: 'Empty for who reads from outside' }),
    minutes: z.int().nullable(),
    state: z
      .enum(['proposed', 'accepted', 'kept', 'declined', 'withdrawn', 'done'])
      .meta({ description: 'done: accepted, and its date is over' }),
    order: z.int().nullable().meta({ description: 'Its place on the agenda, from 1' }),
    word: z.string().nullable().meta({ description: 'Why it was declined, for its author and the hosts' }),
    hidden: z.boolean().meta({ description: 'From all but its author, until a moderator has read it' }),
    author: personShape.nullable(),
    supports: z.int(),
    supported: z.boolean().meta({ description: 'By you' }),
    can: z.strictObject({
      edit: z.boolean(),
      withdraw: z.boolean(),
      support: z.boolean(),
      judge: z.boolean(),
      keep: z.boolean(),
      report: z.boolean(),
    }),
    createdAt: instantShape,
  })
  .meta({ id: 'Topic' });
export type TopicJson = z.output<typeof topicShape>;

export function topicView({ topic, author, ...seen }: SeenTopic): TopicJson {
  return {
    id: topic.id,
    eventId: topic.eventId,
    title: topic.title,
    words: topic.words,
    minutes: topic.minutes,
    state: seen.state,
    order: seen.order,
    word: topic.word,
    hidden: topic.hiddenAt !== null,
    author: author && personView(author),
    supports: seen.supports,
    supported: seen.supported,
    can: seen.can,
    createdAt: instantView(topic.createdAt),
  };
}
