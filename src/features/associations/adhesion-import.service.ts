import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { localDay } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Association } from './association.entity.js';
import { AssociationService } from './association.service.js';
import {
  checkColumns,
  chooseColumns,
  type ChosenColumns,
  type ColumnMapping,
  headingsOf,
} from './adhesion-import-columns.rules.js';
import { type ImportTable, readTable } from './adhesion-import-file.rules.js';
import type { AdhesionImportInput } from './adhesion-import.input.js';
import { readLines } from './adhesion-import-line.input.js';
import { KnownAdherents } from './adhesion-import-known.service.js';
import { countOutcomes, type ImportLine, type ImportOutcome, planImport } from './adhesion-import.rules.js';
import { AdhesionImportRegister } from './adhesion-import-register.service.js';

/** The headings of a table, and which was taken for what. */
export interface ImportColumns {
  columns: string[];
  chosen: ChosenColumns;
}

/** What an import does, or would do. */
export interface ImportReport extends ImportColumns {
  association: Association;
  lines: ImportLine[];
  counts: Record<ImportOutcome, number>;
  /** Stands for all of the above, so that what is confirmed is what was shown. */
  plan: string;
}

interface Reading {
  table: ImportTable;
  mapping: ColumnMapping;
}

/** Adds and renews the adhesions of a table, once a manager has seen what that would do. */
@Injectable()
export class AdhesionImportService {
  constructor(
    private readonly associations: AssociationService,
    private readonly known: KnownAdherents,
    private readonly register: AdhesionImportRegister,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** As far as a table can be read, also where what was chosen is refused. @throws DomainError those of `readTable` */
  columnsOf({ csv, columns: chosen }: AdhesionImportInput): ImportColumns {
    const { columns } = readTable(csv);
    return { columns, chosen: headingsOf(columns, chooseColumns(columns, chosen)) };
  }

  /** Writes nothing. @throws DomainError not-found, forbidden; those of `readTable` and `checkColumns` */
  async preview(viewer: Viewer, associationId: string, input: AdhesionImportInput): Promise<ImportReport> {
    const association = await this.associations.keptBy(viewer, associationId);
    return this.report(this.reader, { viewer, association, input, reading: read(input) });
  }

  /** All of it or nothing. @throws DomainError plan-changed, where it is no longer what was shown; those of `preview` */
  async run(viewer: Viewer, associationId: string, input: AdhesionImportInput): Promise<ImportReport> {
    await this.associations.keptBy(viewer, associationId);
    const reading = read(input);
    return this.unitOfWork.run(async (tx) => {
      const association = await this.associations.lockKeptIn(tx, viewer, associationId);
      const report = await this.report(tx, { viewer, association, input, reading });
      if (input.plan !== undefined && input.plan !== report.plan) throw conflict('plan-changed');
      await this.keepIn(tx, viewer, report);
      return report;
    });
  }

  private async report(
    from: Reader | Tx,
    {
      viewer,
      association,
      input,
      reading: { table, mapping },
    }: { viewer: Viewer; association: Association; input: AdhesionImportInput; reading: Reading },
  ): Promise<ImportReport> {
    const today = localDay(this.clock.now(), viewer.timeZone);
    const defaults = { startsOn: input.startsOn ?? today, endsOn: input.endsOn };
    const knownOf = await this.known.among(from, association.id, { table, mapping });
    const lines = planImport(readLines(table, mapping, defaults), knownOf, today);
    return {
      association,
      columns: table.columns,
      chosen: headingsOf(table.columns, mapping),
      lines,
      counts: countOutcomes(lines),
      plan: createHash('sha256').update(JSON.stringify(lines)).digest('base64url').slice(0, 22),
    };
  }

  private async keepIn(tx: Tx, viewer: Viewer, { association, lines, counts }: ImportReport): Promise<void> {
    const added = lines.flatMap((line) => (line.outcome === 'added' ? [line.term] : []));
    const renewed = lines.flatMap((line) => (line.outcome === 'renewed' ? [line] : []));
    await this.register.addIn(tx, association, added, viewer);
    await this.register.renewIn(tx, association, renewed);
    await this.register.recordIn(tx, association, counts, viewer.accountId);
  }
}

function read({ csv, columns: chosen }: AdhesionImportInput): Reading {
  const table = readTable(csv);
  const mapping = chooseColumns(table.columns, chosen);
  checkColumns(table.columns, chosen, mapping);
  return { table, mapping };
}
