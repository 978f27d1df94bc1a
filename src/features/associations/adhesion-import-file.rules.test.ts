import { describe, expect, it } from 'vitest';
import { decodeTable, MAX_LINES, readTable } from './adhesion-import-file.rules.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));

describe('the text of a file', () => {
  it.each([
    ['UTF-8', bytes('Prénom;Élise')],
    ['Windows-1252, as latin letters', bytes('Prénom;Élise', 'latin1')],
    ['UTF-16, by its mark', new Uint8Array([0xff, 0xfe, ...bytes('Prénom;Élise', 'utf16le')])],
  ])('%s', (_name, file) => {
    expect(decodeTable(file)).toBe('Prénom;Élise');
  });

  it('Windows-1252 has its own quotes and euro', () => {
    expect(decodeTable(new Uint8Array([0x31, 0x20, 0x80, 0x20, 0x92, 0x9c]))).toBe('1 € ’œ');
  });
});

const codeOf = (text: string): unknown => {
  try {
    return readTable(text);
  } catch (error) {
    return (error as { fields: { code: string }[] }).fields[0]!.code;
  }
};

describe('a table', () => {
  it.each([
    ['with semicolons', 'Nom;Courriel\nLe Goff;a@b.example'],
    ['with commas', 'Nom,Courriel\nLe Goff,a@b.example'],
    ['with tabs', 'Nom\tCourriel\nLe Goff\ta@b.example'],
    ['with a mark at its start and lines of Windows', '\ufeffNom;Courriel\r\nLe Goff;a@b.example\r\n'],
    ['with quotes', '"Nom";"Courriel"\n"Le Goff";"a@b.example"'],
    ['with empty lines', '\n\nNom;Courriel\n;\n\nLe Goff;a@b.example\n\n'],
  ])('%s', (_name, text) => {
    const { columns, lines } = readTable(text);
    expect(columns).toEqual(['Nom', 'Courriel']);
    expect(lines.map(({ cells }) => cells)).toEqual([['Le Goff', 'a@b.example']]);
  });

  it('knows the number of each line, also below a cell of several lines', () => {
    const { lines } = readTable('Nom;Note\nA;"une\ndeux"\nB;x');
    expect(lines.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [3, 'A'],
      [4, 'B'],
    ]);
  });

  it('does not count the empty rows that a spreadsheet exports', () => {
    expect(readTable(`a;b\n1;2\n${';\n'.repeat(2 * MAX_LINES)}3;4`).lines).toHaveLength(2);
  });

  it('keeps a comma within a cell where semicolons part the columns', () => {
    expect(readTable('"Nom, prénom";Courriel\nLe Goff, Anne;a@b.example').lines[0]!.cells[0]).toBe(
      'Le Goff, Anne',
    );
  });

  it.each([
    ['', 'empty-table'],
    ['Nom;Courriel\n;\n', 'empty-table'],
    [`a;b\n${'x;y\n'.repeat(MAX_LINES + 1)}`, 'too-many-lines'],
    [`a;b\n1;2\n${';\n'.repeat(10 * MAX_LINES)}`, 'too-many-lines'],
    [`${';'.repeat(200)}x\n1`, 'unreadable-table'],
    ['Nom;"Courriel\nLe Goff;x', 'unreadable-table'],
  ])('refuses %j', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});
