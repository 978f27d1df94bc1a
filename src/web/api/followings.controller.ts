import { Delete, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { FollowerListService } from '../../features/series/follower-list.service.js';
import { followerListInput } from '../../features/series/following.input.js';
import { FollowingService } from '../../features/series/following.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked } from '../../platform/database/keyset.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import {
  type FollowingJson,
  followerShape,
  followerView,
  followingShape,
  followingView,
} from '../views/following.view.js';
import { ApiController } from './api-controller.js';
import { Asked } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

const followersShape = listOf(followerShape).extend({
  complete: z.boolean().meta({ description: 'Everybody, for hosts; or without who answered discreetly' }),
});

@ApiController('series/:id')
export class FollowingsController {
  constructor(
    private readonly followings: FollowingService,
    private readonly followers: FollowerListService,
  ) {}

  @Put('following')
  @Described({
    summary:
      'You are usually there: yes to each date, those made later too, but for what you answered already',
    signedIn: true,
    output: followingShape,
    errors: { 403: ['forbidden'], 409: ['series-cancelled', 'series-over', 'dues-needed'] },
  })
  async follow(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<FollowingJson> {
    await this.followings.follow(viewer, id);
    return followingView(await this.followings.standing(viewer, id));
  }

  @Get('following')
  @Described({
    summary: 'Whether you follow it, and what you have of its next dates',
    signedIn: true,
    output: followingShape,
  })
  async standing(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<FollowingJson> {
    return followingView(await this.followings.standing(viewer, id));
  }

  @Delete('following')
  @Described({
    summary: 'Gives back the dates to come that you have from following; what you answered by itself stays',
    signedIn: true,
  })
  async unfollow(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.followings.unfollow(viewer, id);
  }

  @Get('followers')
  @Described({
    summary: 'Who is usually there, in the order in which they began, for hosts and those who follow',
    signedIn: true,
    query: followerListInput,
    output: followersShape,
    errors: { 403: ['followers-only'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: ListAsked) {
    const { complete, ...page } = await this.followers.followersOf(viewer, id, asked);
    return { ...listView(page, followerView), complete };
  }
}
