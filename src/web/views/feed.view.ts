import { z } from 'zod';
import type { FeedView } from '../../features/feeds/feed.service.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';

export const feedShape = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    url: z.string().meta({ description: 'Secret: whoever has it reads your calendar' }),
    webcalUrl: z.string(),
    createdAt: instantShape,
    readAt: instantShape.nullable().meta({ description: 'Last fetched, to the day' }),
  })
  .meta({ id: 'Feed' });

/** What opens a calendar program instead of a file. */
export const webcalUrl = (url: string): string => url.replace(/^https?:/, 'webcal:');

export const feedView = ({ feed, url }: FeedView): z.output<typeof feedShape> => ({
  id: feed.id,
  name: feed.name,
  url,
  webcalUrl: webcalUrl(url),
  createdAt: instantView(feed.createdAt),
  readAt: instantOrNull(feed.readAt),
});
