import { z } from 'zod';
import { decodeTable } from '../../../features/associations/adhesion-import-file.rules.js';
import type { FormBody } from '../form-body.js';

/** The fields of the import's forms; the table is the file that was chosen, or else the text of `csv`. */
export const importForm = z.preprocess(fieldsOf, z.record(z.string(), z.string()));

function fieldsOf(body: unknown): FormBody {
  if (typeof body !== 'object' || body === null) return {};
  const fields = Object.entries(body as Record<string, unknown>);
  const texts = Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
  const file = (body as Record<string, unknown>)['file'];
  return Buffer.isBuffer(file) && file.length > 0 ? { ...texts, csv: decodeTable(file) } : texts;
}
