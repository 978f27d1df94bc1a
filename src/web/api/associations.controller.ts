import { Get, Param, Patch, Post } from '@nestjs/common';
import {
  associationChangeInput,
  type AssociationChangeInput,
  associationInput,
  type AssociationInput,
  associationListInput,
  type AssociationListInput,
  decisionInput,
  type DecisionInput,
} from '../../features/associations/association.input.js';
import { AssociationRequestService } from '../../features/associations/association-request.service.js';
import { AssociationService } from '../../features/associations/association.service.js';
import { AssociationSettingsService } from '../../features/associations/association-settings.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { type AssociationJson, associationShape, associationView } from '../views/association.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, IfMatch, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('associations')
export class AssociationsController {
  constructor(
    private readonly associations: AssociationService,
    private readonly requests: AssociationRequestService,
    private readonly settings: AssociationSettingsService,
  ) {}

  @Get()
  @Described({
    summary: 'Associations and public services that were verified, by name',
    query: associationListInput,
    output: listOf(associationShape),
  })
  async list(@CurrentViewer() viewer: Viewer | null, @Asked() asked: AssociationListInput) {
    return listView(await this.associations.list(viewer, asked), associationView);
  }

  @Post()
  @RateLimit(20, 10)
  @Described({
    summary: 'Asks for an association to be known here; you keep it once an administrator verified it',
    signedIn: true,
    idempotent: true,
    input: associationInput,
    output: associationShape,
    status: 201,
    errors: { 429: ['too-many'] },
  })
  async ask(
    @SignedIn() viewer: Viewer,
    @Input() input: AssociationInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<AssociationJson>> {
    const id = await this.requests.ask(viewer, input, once);
    return new Created(`/api/associations/${id}`, await this.view(viewer, id));
  }

  @Get(':id')
  @Described({
    summary: 'One association; until it is verified, for who asked and for administrators',
    output: associationShape,
  })
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<AssociationJson> {
    return this.view(viewer, id);
  }

  @Patch(':id')
  @Described({
    summary: 'Changes what it says of itself, for its managers and administrators; what is absent stays',
    signedIn: true,
    ifMatch: true,
    input: associationChangeInput,
    output: associationShape,
    errors: { 403: ['forbidden'] },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: AssociationChangeInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<AssociationJson> {
    await this.settings.change(viewer, id, input, ifRevision);
    return this.view(viewer, id);
  }

  @Post(':id/decision')
  @Described({
    summary: 'Verifies or refuses a request, as an administrator, with a word for who asked',
    signedIn: true,
    input: decisionInput,
    output: associationShape,
    errors: { 403: ['forbidden'], 409: ['already-decided'] },
  })
  async decide(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: DecisionInput,
  ): Promise<AssociationJson> {
    await this.requests.decide(viewer, id, input);
    return this.view(viewer, id);
  }

  private async view(viewer: Viewer | null, id: string): Promise<AssociationJson> {
    return associationView(await this.associations.view(viewer, id));
  }
}
