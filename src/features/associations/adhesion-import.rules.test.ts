import { describe, expect, it } from 'vitest';
import type { Adhesion } from './adhesion.entity.js';
import { guessColumns } from './adhesion-import-columns.rules.js';
import { readTable } from './adhesion-import-file.rules.js';
import { readLines } from './adhesion-import-line.input.js';
import { countOutcomes, type Known, planImport, yearFrom } from './adhesion-import.rules.js';

const TODAY = '2027-03-01';

const adhesion = (fields: Partial<Adhesion>): Adhesion => ({
  id: 'adhesion',
  associationId: 'association',
  accountId: 'account',
  name: 'Anne Le Goff',
  email: 'anne@asso.example',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  admitsUntil: '2027-01-30',
  noticesRefusedAt: null,
  searchText: '',
  revision: 1,
  createdAt: 0,
  updatedAt: 0,
  ...fields,
});

function plan(text: string, known: Record<string, Known> = {}, endsOn: string | null = null) {
  const table = readTable(text);
  const mapping = guessColumns(table.columns);
  const defaults = { startsOn: TODAY, endsOn };
  return planImport(
    readLines(table, mapping, defaults),
    (email) => known[email] ?? { accountId: null, adhesion: null },
    TODAY,
  );
}

const outcomesOf = (lines: ReturnType<typeof plan>) =>
  lines.map((line) => (line.outcome === 'refused' ? line.reason : line.outcome));

describe('a year that begins on a day', () => {
  it.each([
    ['2027-03-05', '2028-03-04'],
    ['2027-01-01', '2027-12-31'],
    ['2028-02-29', '2029-02-28'],
    ['2027-02-28', '2028-02-27'],
  ])('%s ends on %s', (from, to) => {
    expect(yearFrom(from)).toBe(to);
  });
});

describe('what becomes of a line', () => {
  const HEADING = 'Prénom;Nom;Courriel;Début;Fin;Statut';

  it.each([
    ['Anne;Le Goff;anne@asso.example;01/01/2027;31/12/2027;Validé', 'added'],
    ['Anne;Le Goff;;01/01/2027;31/12/2027;', 'no-email'],
    ['Anne;Le Goff;anne chez asso;01/01/2027;31/12/2027;', 'invalid-email'],
    ['Anne;Le Goff;anne@asso.example;31/02/2027;31/12/2027;', 'invalid-start'],
    ['Anne;Le Goff;anne@asso.example;01/01/2027;toujours;', 'invalid-end'],
    ['Anne;Le Goff;anne@asso.example;01/01/2028;31/12/2027;', 'ends-before-start'],
    ['Anne;Le Goff;anne@asso.example;01/01/2027;31/12/2027;Annulé', 'not-paid'],
    ['Anne;Le Goff;anne@asso.example;01/01/2027;31/12/2027;Remboursée', 'not-paid'],
    ['Anne;Le Goff;anne@asso.example;01/01/0027;31/12/2027;', 'invalid-start'],
  ])('%s: %s', (line, outcome) => {
    expect(outcomesOf(plan(`${HEADING}\n${line}`))).toEqual([outcome]);
  });

  it('reads the term; days that it does not say are those given for the table', () => {
    const [line] = plan('Prénom;Nom;Courriel\nAnne;Le Goff; ANNE@Asso.example ');
    expect(line).toMatchObject({
      outcome: 'added',
      term: { email: 'anne@asso.example', name: 'Anne Le Goff', startsOn: TODAY, endsOn: '2028-02-29' },
    });
    expect(plan('Courriel\nanne@asso.example', {}, '2027-08-31')[0]).toMatchObject({
      term: { name: 'anne@asso.example', startsOn: TODAY, endsOn: '2027-08-31' },
    });
  });

  it('of somebody who stands there several times, the line that ends last counts', () => {
    const lines = plan(
      `${HEADING}\nAnne;;anne@asso.example;01/01/2026;31/12/2026;\nAnne;;ANNE@asso.example;01/01/2027;31/12/2027;\nAnne;;anne@asso.example;01/01/2027;31/12/2027;`,
    );
    expect(outcomesOf(lines)).toEqual(['repeated', 'added', 'repeated']);
  });

  it('two addresses of one account are one person', () => {
    const mine = { accountId: 'anne', adhesion: null };
    const lines = plan('Courriel;Fin\nanne@asso.example;2027-12-31\nanne@home.example;2027-11-30', {
      'anne@asso.example': mine,
      'anne@home.example': mine,
    });
    expect(outcomesOf(lines)).toEqual(['added', 'repeated']);
  });
});

describe('somebody who adheres already', () => {
  const line = (startsOn: string, endsOn: string, before: Partial<Adhesion>) => {
    const known = { 'anne@asso.example': { accountId: 'account', adhesion: adhesion(before) } };
    return plan(`Courriel;Début;Fin\nanne@asso.example;${startsOn};${endsOn}`, known)[0]!;
  };

  it.each([
    ['until the same day', '2026-12-31', 'unchanged'],
    ['until an earlier day', '2026-06-30', 'unchanged'],
    ['until a later day', '2027-12-31', 'renewed'],
  ])('%s', (_name, endsOn, outcome) => {
    expect(line('2026-01-01', endsOn, {}).outcome).toBe(outcome);
  });

  it.each([
    ['covered: without a gap', '2027-03-05', { admitsUntil: TODAY }, '2026-01-01'],
    ['renewed within the time that was paid', '2026-12-31', {}, '2026-01-01'],
    ['lapsed: begins anew', '2027-03-05', {}, '2027-03-05'],
  ])('%s', (_name, startsOn, before, expected) => {
    expect(line(startsOn, '2028-03-04', before)).toMatchObject({ term: { startsOn: expected } });
  });

  it('keeps the name and the address that the association knows', () => {
    const known = { 'anne@home.example': { accountId: 'account', adhesion: adhesion({}) } };
    expect(plan('Nom;Courriel;Fin\nA.;anne@home.example;2027-12-31', known)[0]).toMatchObject({
      outcome: 'renewed',
      term: { email: 'anne@asso.example', name: 'Anne Le Goff' },
    });
  });
});

it('counts what becomes of the lines', () => {
  const lines = plan('Courriel;Fin\na@asso.example;2027-12-31\nb@asso.example;hier');
  expect(countOutcomes(lines)).toEqual({ added: 1, renewed: 0, unchanged: 0, refused: 1 });
});
