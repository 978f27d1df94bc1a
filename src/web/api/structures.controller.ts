import { Get, Param, Patch, Post } from '@nestjs/common';
import { StructureAddingService } from '../../features/structures/structure-adding.service.js';
import { StructureCorrectingService } from '../../features/structures/structure-correcting.service.js';
import {
  structureChangeInput,
  type StructureChangeInput,
  structureInput,
  type StructureInput,
  structureListInput,
  type StructureListInput,
} from '../../features/structures/structure.input.js';
import { StructureService } from '../../features/structures/structure.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { type StructureJson, structureShape, structureView } from '../views/structure.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, IfMatch, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('structures')
export class StructuresController {
  constructor(
    private readonly structures: StructureService,
    private readonly adding: StructureAddingService,
    private readonly correcting: StructureCorrectingService,
  ) {}

  @Get()
  @Described({
    summary: 'Local services, by name; a territory shows what lies in it and what it lies in',
    query: structureListInput,
    output: listOf(structureShape),
  })
  async list(@Asked() asked: StructureListInput) {
    return listView(await this.structures.list(asked), structureView);
  }

  @Post()
  @RateLimit(30, 10)
  @Described({
    summary:
      'Adds a local service. Where near ones are known it is refused with them, one an error (structureId, name, type, ' +
      'town); {"isAnother": true} adds it all the same',
    signedIn: true,
    idempotent: true,
    input: structureInput,
    output: structureShape,
    status: 201,
    errors: {
      403: ['colleagues-only', 'managers-only'],
      409: ['structure-exists'],
      422: ['secrecy', 'unknown-association'],
    },
  })
  async add(
    @SignedIn() viewer: Viewer,
    @Input() input: StructureInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<StructureJson>> {
    const id = await this.adding.add(viewer, input, once);
    return new Created(`/api/structures/${id}`, await this.view(id));
  }

  @Get(':id')
  @Described({ summary: 'One local service', output: structureShape })
  show(@Param('id') id: string): Promise<StructureJson> {
    return this.view(id);
  }

  @Patch(':id')
  @Described({
    summary: 'Puts a fact right, as a colleague; what is absent stays',
    signedIn: true,
    ifMatch: true,
    input: structureChangeInput,
    output: structureShape,
    errors: { 403: ['colleagues-only', 'managers-only'], 422: ['secrecy', 'unknown-association'] },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: StructureChangeInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<StructureJson> {
    await this.correcting.change(viewer, id, input, ifRevision);
    return this.view(id);
  }

  private async view(id: string): Promise<StructureJson> {
    return structureView((await this.structures.view(null, id)).structure);
  }
}
