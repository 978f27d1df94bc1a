import { readFile } from 'node:fs/promises';
import { createContext } from '../application.js';
import { AccountService } from '../features/accounts/account.service.js';
import { adhesionImportInput } from '../features/associations/adhesion-import.input.js';
import { decodeTable } from '../features/associations/adhesion-import-file.rules.js';
import { viewerOf } from '../features/accounts/session.service.js';
import {
  AdhesionImportService,
  type ImportReport,
} from '../features/associations/adhesion-import.service.js';
import { SystemClock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import { normaliseEmail } from '../kernel/text.js';
import type { Viewer } from '../kernel/viewer.js';
import { loadSettings } from '../platform/config/load-settings.js';

interface Options {
  association: string;
  as: string;
  endsOn?: string;
  confirm?: boolean;
}

/** As the page does it: says what the table would do, and with `--confirm` does it. */
export async function importAdherents(
  file: string,
  { association, as, endsOn, confirm = false }: Options,
): Promise<void> {
  const csv = decodeTable(await readFile(file));
  const input = adhesionImportInput.parse({ csv, endsOn: endsOn ?? null, confirmed: confirm });
  const context = await createContext({ ...loadSettings(), role: 'web' }, new SystemClock());
  try {
    const viewer = await managerOf(context.get(AccountService), as);
    const imports = context.get(AdhesionImportService);
    const report = await (confirm
      ? imports.run(viewer, association, input)
      : imports.preview(viewer, association, input));
    process.stdout.write(summaryOf(report, confirm));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const reasons = error.fields.length ? error.fields.map(({ code }) => code) : [error.code];
    throw new Error(`Nothing was written: ${reasons.join(', ')}.`, { cause: error });
  } finally {
    await context.close();
  }
}

async function managerOf(accounts: AccountService, email: string): Promise<Viewer> {
  const account = await accounts.byEmail(normaliseEmail(email));
  if (!account)
    throw new Error(`No account has the address ${email}: give that of a manager of the association.`);
  return viewerOf(account, null);
}

function summaryOf({ counts, lines }: ImportReport, confirmed: boolean): string {
  const refused = lines.flatMap((line) =>
    line.outcome === 'refused' ? [`  line ${line.number}: ${line.reason}\n`] : [],
  );
  const { added, renewed, unchanged } = counts;
  const counted = `${added} added, ${renewed} renewed, ${unchanged} unchanged, ${counts.refused} refused`;
  const after = confirmed ? '' : 'Nothing was written. To write it: the same with --confirm\n';
  return `${counted}\n${refused.join('')}${after}`;
}
