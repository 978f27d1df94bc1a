import { z } from 'zod';
import { WEEKDAYS } from '../../features/digests/digest.input.js';
import type { DigestChoices } from '../../features/digests/digest-settings.service.js';
import { NEWS_KINDS } from '../../vocabulary/news-kinds.js';
import { instantOrNull, instantShape } from './instant.view.js';

export const digestShape = z
  .strictObject({
    on: z.boolean(),
    weekday: z.enum(WEEKDAYS),
    territories: z
      .array(z.string())
      .nullable()
      .meta({ description: 'Null: that of your profile, or else those of your communities' }),
    kinds: z.array(z.enum(NEWS_KINDS)).nullable().meta({ description: 'Null: all of them' }),
    communities: z.array(z.string()).nullable().meta({ description: 'Slugs; null: all you are active in' }),
    nextAt: instantShape.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Digest' });
export type DigestJson = z.output<typeof digestShape>;

/** What would be mailed now. */
export const nextDigestShape = z
  .strictObject({
    subject: z.string().nullable().meta({ description: 'Null where there is nothing to say' }),
    text: z.string().nullable(),
  })
  .meta({ id: 'NextDigest' });

export function digestView({ subscription, communities }: DigestChoices): DigestJson {
  const { weekday, territories, kinds, communityIds, nextAt, revision } = subscription;
  const wanted = communities.filter(({ id }) => communityIds?.includes(id));
  return {
    on: nextAt !== null,
    weekday: WEEKDAYS[weekday] ?? 'mon',
    territories,
    kinds,
    communities: communityIds && wanted.map(({ slug }) => slug),
    nextAt: instantOrNull(nextAt),
    revision,
  };
}
