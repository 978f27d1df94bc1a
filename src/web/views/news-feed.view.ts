import { z } from 'zod';
import type { NewsFeedView } from '../../features/board/news-feed.service.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';

export const newsFeedShape = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    url: z.string().meta({ description: 'Secret: whoever has it reads what you may read' }),
    territories: z.array(z.string()).meta({ description: 'With what is around them; all where empty' }),
    kinds: z.array(z.string()).meta({ description: 'All where empty' }),
    createdAt: instantShape,
    readAt: instantShape.nullable().meta({ description: 'Last fetched, to the day' }),
  })
  .meta({ id: 'NewsFeed' });
export type NewsFeedJson = z.output<typeof newsFeedShape>;

export const newsFeedView = ({ feed, url }: NewsFeedView): NewsFeedJson => ({
  id: feed.id,
  name: feed.name,
  url,
  territories: feed.territories,
  kinds: feed.kinds,
  createdAt: instantView(feed.createdAt),
  readAt: instantOrNull(feed.readAt),
});
