import { describe, expect, it } from 'vitest';
import { Account } from '../../features/accounts/account.entity.js';
import type { Attendee } from '../../features/rsvps/attendee.service.js';
import { answerTable } from './answer-sheet.view.js';

const attendee = (displayName: string, note = '', position: number | null = null): Attendee => ({
  account: Object.assign(new Account(), { email: 'secret@asso.example', displayName, profession: null }),
  address: 'secret@asso.example',
  rsvp: {
    id: 'r',
    eventId: 'e',
    accountId: 'a',
    answer: 'yes',
    outcome: position === null ? 'going' : 'waitlisted',
    guests: 2,
    note,
    discreet: false,
    via: 'own',
    recordedBy: null,
    recordedName: null,
    seenRevision: 1,
    queuedAt: 0,
    version: 1,
    answeredAt: Date.UTC(2027, 2, 1, 23, 30),
    createdAt: 0,
  },
  position,
  recordedBy: null,
});

/** What a spreadsheet reads (RFC 4180). */
function read(csv: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  const cell = new RegExp(`"((?:[^"]|"")*)"(${delimiter}|\r\n)`, 'gy');
  let row: string[] = [];
  for (const [, text = '', end] of csv.slice(1).matchAll(cell)) {
    row.push(text.replaceAll('""', '"'));
    if (end !== '\r\n') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const table = (answers: Attendee[], locale: 'fr-FR' | 'en' = 'fr-FR') =>
  answerTable(answers, { zone: 'Europe/Paris', locale, t: (key) => key });

describe('the table of answers', () => {
  it('begins with a byte order mark, and separates as the reader’s country does', () => {
    expect(table([])).toMatch(/^\ufeff"answers\.sheet\.name";"answers\.sheet\.profession";/);
    expect(table([], 'en')).toMatch(/^\ufeff"answers\.sheet\.name","answers\.sheet\.profession",/);
  });

  it('has a row an answer, at the event’s own clock, and no address', () => {
    const csv = table([attendee('Maëlle', 'Un mot', 3)]);
    expect(read(csv, ';')[1]).toEqual([
      'Maëlle',
      '',
      'vocabulary.answers.yes',
      'events.answers.group.waitlisted',
      '2',
      '3',
      'Un mot',
      '',
      '2027-03-02 00:30',
    ]);
    expect(csv).not.toContain('secret@asso.example');
  });

  it.each(['=HYPERLINK("https://mal.example","Cliquez")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'has no formula of %j',
    (hostile) => {
      for (const delimiter of [';', ',']) {
        const csv = table([attendee(hostile, hostile)], delimiter === ',' ? 'en' : 'fr-FR');
        const [, row] = read(csv, delimiter);
        expect(row?.[0]).toBe(`'${hostile}`);
        expect(row?.[6]).toBe(`'${hostile}`);
        expect(row).toHaveLength(9);
      }
    },
  );

  it('marks what is for the hosts alone: a table is passed on', () => {
    const known = attendee('Maëlle');
    const csv = table([{ ...known, rsvp: { ...known.rsvp, discreet: true } }]);
    expect(read(csv, ';')[1]?.[7]).toBe('events.answers.discreet');
  });

  it.each(['a;b', 'a,b', 'a"b', 'a\nb', 'a\r\nb', "d'accord"])('keeps %j in its cell', (text) => {
    for (const delimiter of [';', ',']) {
      const [, row] = read(table([attendee('Yann', text)], delimiter === ',' ? 'en' : 'fr-FR'), delimiter);
      expect(row?.[6]).toBe(text);
    }
  });
});
