import { Get, Put } from '@nestjs/common';
import type { z } from 'zod';
import { type DigestInput, digestInput } from '../../features/digests/digest.input.js';
import { DigestPreview } from '../../features/digests/digest-preview.service.js';
import { DigestSettings } from '../../features/digests/digest-settings.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { type DigestJson, digestShape, digestView, nextDigestShape } from '../views/digest.view.js';
import { ApiController } from './api-controller.js';
import { IfMatch, Input } from './api-parameters.js';
import { Described } from './described.js';

@ApiController('me/digest')
export class MyDigestController {
  constructor(
    private readonly settings: DigestSettings,
    private readonly preview: DigestPreview,
  ) {}

  @Get()
  @Described({
    summary: 'What you are mailed once a week: news near you and what is to come in your communities',
    signedIn: true,
    output: digestShape,
  })
  async show(@SignedIn() viewer: Viewer): Promise<DigestJson> {
    return digestView(await this.settings.mine(viewer));
  }

  @Put()
  @Described({
    summary: 'Chooses it anew; what is absent is as usual',
    signedIn: true,
    ifMatch: true,
    input: digestInput,
    output: digestShape,
  })
  async choose(
    @SignedIn() viewer: Viewer,
    @Input() input: DigestInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<DigestJson> {
    await this.settings.choose(viewer, input, ifRevision);
    return this.show(viewer);
  }

  @Get('next')
  @Described({
    summary: 'What you would be mailed were it now; nothing is mailed where there is nothing to say',
    signedIn: true,
    output: nextDigestShape,
  })
  async next(@SignedIn() viewer: Viewer): Promise<z.output<typeof nextDigestShape>> {
    const mail = await this.preview.nextMail(viewer);
    return { subject: mail?.subject ?? null, text: mail?.text ?? null };
  }
}
