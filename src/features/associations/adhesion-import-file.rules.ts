import { parse } from 'csv-parse/sync';
import { invalidField } from '../../kernel/domain-error.js';
import { cleanLine } from '../../kernel/text.js';

/** What an import takes at once: a longer table is cut in several. */
export const MAX_LINES = 2000;
const MAX_COLUMNS = 100;

/** Rows of empty cells, which spreadsheets export below a table, are no lines of it; but nothing is read beyond these. */
const MOST_ROWS = 10 * MAX_LINES;

const DELIMITERS = [';', ',', '\t'] as const;
const UTF_16 = [0xff, 0xfe];

/** A table as a spreadsheet exports it: its heading, and its lines with the number that each has in the file. */
export interface ImportTable {
  columns: string[];
  lines: { number: number; cells: string[] }[];
}

/**
 * The text of a file, whatever wrote it: UTF-8, or else Windows-1252, in which every byte is a letter; UTF-16 where its
 * mark says so.
 */
export function decodeTable(bytes: Uint8Array): string {
  if (UTF_16.every((byte, index) => bytes[index] === byte)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Read at one go, Node takes it for Latin-1, which has neither € nor œ.
    const decoder = new TextDecoder('windows-1252');
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  }
}

/**
 * Reads a table whose first line names the columns; empty lines count for nothing.
 * @throws DomainError invalid, on `csv`: `unreadable-table`, `empty-table`, `too-many-lines`
 */
export function readTable(text: string): ImportTable {
  const rows = rowsOf(text);
  const [heading, ...lines] = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!heading || !lines.length) throw invalidField('csv', 'empty-table');
  if (heading.cells.length > MAX_COLUMNS) throw invalidField('csv', 'unreadable-table');
  if (lines.length > MAX_LINES || rows.length === MOST_ROWS)
    throw invalidField('csv', 'too-many-lines', { max: MAX_LINES });
  return { columns: heading.cells, lines };
}

function rowsOf(text: string): ImportTable['lines'] {
  const firstLine = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(firstLine),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: MOST_ROWS,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ number: info.lines, cells: record.map(cleanLine) }));
  } catch {
    throw invalidField('csv', 'unreadable-table');
  }
}

/** The one that makes most columns of the heading. */
function delimiterOf(heading: string): string {
  const unquoted = heading.replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: unquoted.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
