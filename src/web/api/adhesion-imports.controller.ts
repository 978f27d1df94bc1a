import { HttpCode, Param, Post } from '@nestjs/common';
import {
  adhesionImportInput,
  type AdhesionImportInput,
} from '../../features/associations/adhesion-import.input.js';
import { AdhesionImportService } from '../../features/associations/adhesion-import.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { LargeBody, RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import {
  type AdhesionImportJson,
  adhesionImportShape,
  adhesionImportView,
} from '../views/adhesion-import.view.js';
import { ApiController } from './api-controller.js';
import { Input } from './api-parameters.js';
import { Described } from './described.js';

/** Many adhesions at once, from the table that a shop or a spreadsheet exports. */
@ApiController('associations/:id/adhesions/import')
export class AdhesionImportsController {
  constructor(private readonly imports: AdhesionImportService) {}

  @Post()
  @HttpCode(200)
  @RateLimit(30, 10)
  @LargeBody()
  @Described({
    summary: 'Says what a table would add and renew, for managers; confirmed, does it, all or nothing',
    signedIn: true,
    input: adhesionImportInput,
    output: adhesionImportShape,
    errors: {
      403: ['managers-only'],
      409: ['plan-changed'],
      422: ['empty-table', 'unreadable-table', 'too-many-lines', 'no-such-column', 'no-email-column'],
      429: ['too-many'],
    },
  })
  async take(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: AdhesionImportInput,
  ): Promise<AdhesionImportJson> {
    const { confirmed } = input;
    const report = confirmed
      ? await this.imports.run(viewer, id, input)
      : await this.imports.preview(viewer, id, input);
    return adhesionImportView(report, confirmed);
  }
}
