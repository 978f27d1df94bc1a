import { DAY } from '../kernel/clock.js';
import type { DemoNews } from './demo-content.js';
import { spread } from './demo-dates.rules.js';
import { commentOf, newsOf, structureOf } from './demo-inputs.js';
import { type DemoStage, type Step, step } from './demo-stage.js';

/** News is posted, with the structure that it is about; others confirm it, and talk about it. */
export const announcements = (news: readonly DemoNews[], now: number): Step[] =>
  news.flatMap((item) => {
    const postedAt = now - item.daysAgo * DAY;
    const confirmedAt = spread(postedAt, now, item.confirmedBy.length);
    const commentedAt = spread(postedAt, now, item.comments.length);
    return [
      step(postedAt, (stage) => post(stage, item, now)),
      ...item.confirmedBy.map((person, index) =>
        step(confirmedAt[index]!, (stage) =>
          stage.stillTrue.say(stage.viewers.get(person), stage.newsIds.get(item.id), true),
        ),
      ),
      ...item.comments.map((comment, index) =>
        step(commentedAt[index]!, (stage) =>
          stage.commenting.comment(
            stage.viewers.get(comment.person),
            stage.newsIds.get(item.id),
            commentOf(comment),
          ),
        ),
      ),
    ];
  });

async function post(stage: DemoStage, item: DemoNews, now: number): Promise<void> {
  const author = stage.viewers.get(item.postedBy);
  const named = {
    structureId: await known(stage, item),
    communitySlug: stage.slugs.get(item.community),
    onBehalfOf: item.association && stage.associationIds.get(item.association),
  };
  stage.newsIds.set(item.id, await stage.posting.post(author, newsOf(item, named, now)));
}

async function known(stage: DemoStage, item: DemoNews): Promise<string | null> {
  if (!item.structure) return null;
  const runBy = item.structure.runBy && stage.associationIds.get(item.structure.runBy);
  return stage.structures.add(stage.viewers.get(item.postedBy), structureOf(item, runBy));
}
