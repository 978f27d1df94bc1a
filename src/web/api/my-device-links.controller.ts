import { Post } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import { DeviceLinkService } from '../../features/accounts/device-link.service.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { instantShape, instantView } from '../views/instant.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Described } from './described.js';

const deviceLinkShape = z
  .strictObject({
    url: z.url().describe('Its last part is the token that POST /api/sessions takes, once'),
    expiresAt: instantShape,
  })
  .meta({ id: 'DeviceLink' });

@ApiController('me')
export class MyDeviceLinksController {
  constructor(private readonly links: DeviceLinkService) {}

  @Post('device-links')
  @RateLimit(30, 10)
  @Described({
    summary: 'Makes a link that opens your account on another device, in place of the one made before',
    signedIn: true,
    output: deviceLinkShape,
    status: 201,
    errors: { 429: ['too-many'] },
  })
  async create(@SignedIn() viewer: Viewer): Promise<Created<z.output<typeof deviceLinkShape>>> {
    const { url, expiresAt } = await this.links.create(viewer);
    return new Created(new URL(url).pathname, { url, expiresAt: instantView(expiresAt) });
  }
}
