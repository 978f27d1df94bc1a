import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../platform/mail/compose.js';
import { calendarView, framedHtml, mailboxPath, senderOf, textView } from './mailbox.view.js';

describe('the text of a mail', () => {
  it.each([
    ['Bonjour', [{ text: 'Bonjour', url: null }]],
    ['https://a.example/x', [{ text: 'https://a.example/x', url: 'https://a.example/x' }]],
    [
      'Ici : http://localhost:3000/sign-in/ab-c?d=1. À bientôt',
      [
        { text: 'Ici : ', url: null },
        { text: 'http://localhost:3000/sign-in/ab-c?d=1', url: 'http://localhost:3000/sign-in/ab-c?d=1' },
        { text: '. À bientôt', url: null },
      ],
    ],
    ['javascript:alert(1)', [{ text: 'javascript:alert(1)', url: null }]],
  ])('%s', (line, pieces) => {
    expect(textView(line)).toEqual([[pieces]]);
  });

  it('keeps lines and paragraphs', () => {
    expect(textView('a\n  b\n\nc').map((lines) => lines.map(([piece]) => piece?.text))).toEqual([
      ['a', '\u00a0\u00a0b'],
      ['c'],
    ]);
  });
});

describe('the calendar of a mail', () => {
  const event = [
    'SUMMARY:Café\\, thé\\; et pa',
    ' irs',
    'DTSTART;TZID=Europe/Paris:20270318T183000',
    'DTEND:20270318T190000Z',
    'SEQUENCE:2',
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN="A: B":mailto:a@b.example',
  ];
  const lines = [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VTIMEZONE',
    'DTSTART:19700101T000000',
    'END:VTIMEZONE',
  ];
  const ics = [...lines, 'BEGIN:VEVENT', ...event, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');

  it('is read from its event', () => {
    expect(calendarView(ics)).toEqual({
      summary: 'Café, thé; et pairs',
      start: '2027-03-18 18:30 Europe/Paris',
      end: '2027-03-18 19:00 UTC',
      location: null,
      sequence: '2',
      partstat: 'NEEDS-ACTION',
    });
  });

  it('may be nothing at all', () => {
    expect(Object.values(calendarView('')).every((value) => value === null)).toBe(true);
  });
});

it.each([
  [
    '<html><head lang="fr"><title>x</title></head></html>',
    '<html><head lang="fr"><base target="_top"><title>x</title></head></html>',
  ],
  ['<p>x</p>', '<base target="_top"><p>x</p>'],
  ['<header>$&</header>', '<base target="_top"><header>$&</header>'],
])('links of %s leave the frame', (html, framed) => {
  expect(framedHtml(html)).toBe(framed);
});

it.each([
  [{ name: 'Maillage', address: 'a@b.example' }, 'Maillage <a@b.example>'],
  [{ name: 'Camille (Maillage)', address: 'a@b.example' }, '"Camille (Maillage)" <a@b.example>'],
  [
    { name: 'Éléonore Lefèbvre-Desrosiers à l’écoute de Montréal', address: 'a@b.example' },
    'Éléonore Lefèbvre-Desrosiers à l’écoute de Montréal <a@b.example>',
  ],
  [{ name: 'ééééé', address: 'a@b.example' }, 'ééééé <a@b.example>'],
])('the sender %j is read as %s', async (from, line) => {
  const raw = await composeMail(
    {
      kind: 'transactional',
      messageId: '<1@b.example>',
      date: 0,
      to: { name: null, address: 'c@d.example' },
      subject: 'x',
      text: 'From: nobody',
      html: 'x',
    },
    from,
  );
  expect(senderOf(raw.toString())).toBe(line);
});

it.each([
  [{ address: '' }, '/mailbox'],
  [{ address: 'a+b@c', before: '1' }, '/mailbox?address=a%2Bb%40c&before=1'],
])('the list of %j is at %s', (query, path) => {
  expect(mailboxPath(query)).toBe(path);
});
