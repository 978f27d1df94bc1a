import { z } from 'zod';
import type { Follower, FollowingStanding } from '../../features/series/following-standing.entity.js';
import { personShape, personView } from './account.view.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';

const dateShape = z.strictObject({
  eventId: z.string(),
  startsLocal: z.string().meta({ description: 'Wall time where it takes place: 2027-03-05T18:30' }),
  outcome: z.enum(['going', 'waitlisted', 'maybe', 'declined']),
  position: z.int().nullable(),
});

/** For its owner: nobody else reads whether dues lapsed. */
export const followingShape = z
  .strictObject({
    following: z.boolean(),
    since: instantShape.nullable(),
    lapsedAt: instantShape.nullable().meta({
      description: 'Since when dues do not admit: dates go to others, and the rank is kept for sixty days',
    }),
    dates: z.array(dateShape).meta({ description: 'The next thirty that you have an answer to' }),
  })
  .meta({ id: 'Following' });
export type FollowingJson = z.output<typeof followingShape>;

export const followingView = ({ following, dates }: FollowingStanding): FollowingJson => ({
  following: following !== null,
  since: instantOrNull(following?.since ?? null),
  lapsedAt: instantOrNull(following?.lapsedAt ?? null),
  dates: dates.map(({ event, rsvp, position }) => ({
    eventId: event.id,
    startsLocal: event.startsLocal,
    outcome: rsvp.outcome,
    position,
  })),
});

export const followerShape = z
  .strictObject({ account: personShape, since: instantShape })
  .meta({ id: 'Follower' });
export type FollowerJson = z.output<typeof followerShape>;

export const followerView = ({ following, account }: Follower): FollowerJson => ({
  account: personView(account),
  since: instantView(following.since),
});
