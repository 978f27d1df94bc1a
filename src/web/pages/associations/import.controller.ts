import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  adhesionImportFromForm,
  adhesionImportInput,
} from '../../../features/associations/adhesion-import.input.js';
import type { AdhesionImportInput } from '../../../features/associations/adhesion-import.input.js';
import { AdhesionImportService } from '../../../features/associations/adhesion-import.service.js';
import { AssociationService } from '../../../features/associations/association.service.js';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { LargeBody, RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, isTicked } from '../form-body.js';
import { adherentsPath } from './adherents.view.js';
import { associationLine } from './association.view.js';
import { importForm } from './import-form.input.js';
import { columnsView, formField, importPath, reportView } from './import.view.js';

/** Many adhesions at once: a table, which columns of it, what that would do, and only then the doing. */
@Controller('associations/:id/adherents/import')
export class ImportController {
  constructor(
    private readonly imports: AdhesionImportService,
    private readonly associations: AssociationService,
  ) {}

  @Get()
  start(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.startPage(viewer, id, {});
  }

  @Post()
  @RateLimit(60, 10)
  @LargeBody()
  async take(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(importForm)) body: FormBody,
  ): Promise<Page | SeeOther> {
    // Nobody else is told what a table holds, or that one cannot be read.
    await this.associations.keptBy(viewer, id);
    let input: AdhesionImportInput;
    try {
      input = parseInput(adhesionImportInput, adhesionImportFromForm(body));
      this.imports.columnsOf(input);
    } catch (error) {
      return refusedForm(error, () => this.startPage(viewer, id, body));
    }
    if (!isTicked(body['confirmed'])) return this.preview(viewer, id, { input, body });
    try {
      const { counts } = await this.imports.run(viewer, id, input);
      const params = { added: String(counts.added), renewed: String(counts.renewed) };
      return seeOther(adherentsPath(id), { key: 'imports.flash.done', params });
    } catch (error) {
      return refusedForm(error, () => this.preview(viewer, id, { input, body }));
    }
  }

  /** What it would do; where the columns are not chosen rightly, the choice alone. */
  private async preview(
    viewer: Viewer,
    id: string,
    { input, body }: { input: AdhesionImportInput; body: FormBody },
  ): Promise<Page> {
    try {
      const report = await this.imports.preview(viewer, id, input);
      return await this.columnsPage(viewer, id, { input, body, report: reportView(report) });
    } catch (error) {
      return refusedForm(forForm(error), () => this.columnsPage(viewer, id, { input, body, report: null }));
    }
  }

  private async startPage(viewer: Viewer, id: string, values: FormBody): Promise<Page> {
    const association = await this.associations.keptBy(viewer, id);
    return page('imports/start', {
      association: associationLine(association),
      path: importPath(id),
      back: adherentsPath(id),
      values,
    });
  }

  private async columnsPage(
    viewer: Viewer,
    id: string,
    shown: { input: AdhesionImportInput; body: FormBody; report: ReturnType<typeof reportView> | null },
  ): Promise<Page> {
    const association = await this.associations.keptBy(viewer, id);
    return page('imports/preview', {
      association: associationLine(association),
      path: importPath(id),
      back: adherentsPath(id),
      csv: shown.input.csv,
      columns: columnsView(this.imports.columnsOf(shown.input)),
      report: shown.report,
      values: { startsOn: shown.body['startsOn'] ?? '', endsOn: shown.body['endsOn'] ?? '' },
    });
  }
}

/** Refusals name the API's fields; the form's selects have names of their own. */
const forForm = (error: unknown): unknown =>
  error instanceof DomainError
    ? new DomainError(
        error.kind,
        error.code,
        error.fields.map((wrong) => ({ ...wrong, field: formField(wrong.field) })),
        error.params,
      )
    : error;
