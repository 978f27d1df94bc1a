import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets, type RuleCode, type Setting } from './find.js';
import { ibans, luhnNumbers, nams, nirs, type Numbered } from './valid-numbers.test-data.js';

const settings: fc.Arbitrary<Setting> = fc.record({
  country: fc.constantFrom('FR', 'CA-QC', null),
  isPublicContact: fc.boolean(),
});

const gaps = fc.constantFrom(
  '',
  ' ',
  '\u00a0',
  '\u202f',
  '\u2009',
  '-',
  '–',
  '‑',
  '.',
  '·',
  ' - ',
  '\n',
  '\r\n',
  '  ',
  '\t',
  '\u200b',
  '\u00ad',
);
const before = fc.constantFrom(
  '',
  'n°',
  'voici ',
  'Bonjour,\n',
  '(',
  '« ',
  '13003 Brest, ',
  'appeler le 06 39 98 00 01, ',
  '1. ',
  'numéro : ',
  '12/03/1987 : ',
  '🙂',
);
const after = fc.constantFrom(
  '',
  '.',
  ' merci',
  ')',
  ', tél. 02 61 91 00 01',
  '\nà suivre',
  ' »',
  '🙂',
  ' ?',
);
const inSight = fc.constantFrom((text: string) => text, fullWidth);

function fullWidth(text: string): string {
  return text.replace(/\d/g, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0));
}

/** How somebody may write a number among words, and where it stands then. */
const written = (numbers: fc.Arbitrary<Numbered>, label = '') =>
  fc
    .record({ number: numbers, gap: gaps, start: before, end: after, seen: inSight })
    .map(({ number, gap, start, end, seen }) => {
      const text = (groups: string[]) => `${start}${label}${seen(groups.join(gap))}${end}`;
      const from = start.length + label.length;
      return {
        right: text(number.groups),
        wrong: text(number.wrong),
        from,
        to: from + number.groups.join(gap).length,
      };
    });

const kinds: [RuleCode, fc.Arbitrary<Numbered>, string][] = [
  ['nir', nirs, ''],
  ['nam', nams, ''],
  ['nas', luhnNumbers, 'NAS '],
  ['iban', ibans, ''],
];

describe.each(kinds)('%s', (code, numbers, label) => {
  it('with its right key is always refused, however it is written', () => {
    fc.assert(
      fc.property(written(numbers, label), settings, ({ right, from, to }, setting) => {
        const found = findSecrets(right, setting).filter((find) => find.level === 'block');
        expect(found).toEqual([{ code, level: 'block', start: from, end: to }]);
      }),
      { numRuns: 300 },
    );
  });

  it('with a wrong key is never refused', () => {
    fc.assert(
      fc.property(written(numbers, label), settings, ({ wrong }, setting) => {
        expect(findSecrets(wrong, setting).filter(({ level }) => level === 'block')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

const figures = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((list) => list.join(''));

/** What the trade writes every day and that has figures too. */
const everyday = fc.oneof(
  luhnNumbers.map(({ groups }) => `SIREN ${groups.join(' ')}`),
  fc.tuple(luhnNumbers, figures(5)).map(([{ groups }, site]) => `SIRET : ${groups.join('')}${site}`),
  fc.tuple(luhnNumbers, figures(5)).map(([{ groups }, site]) => `SIRET ${groups.join(' ')} ${site}`),
  figures(9).map((number) => `FINESS ${number}`),
  figures(9).map((number) => `RNA W${number}`),
  figures(11).map((number) => `RPPS ${number}`),
  figures(5).map((code) => `${code} Brest`),
  figures(8).map((number) => `0 8${number}`),
  figures(8).map((number) => `02 ${number.match(/../g)?.join(' ')}`),
  fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.integer({ min: 1, max: 999_999 }).map((amount) => `${amount.toLocaleString('fr-FR')},50 €`),
  fc.constantFrom(
    '9 h - 12 h 30',
    '14h-17h',
    'art. L. 226-3',
    'accueil@example.org',
    '115',
    '811',
    '12 places',
  ),
);

describe('any text', () => {
  it('of everyday numbers is never refused', () => {
    fc.assert(
      fc.property(fc.array(everyday, { maxLength: 8 }), settings, (pieces, setting) => {
        expect(findSecrets(pieces.join(' ; '), setting).filter(({ level }) => level === 'block')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const shreds = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      gaps,
      fc.constantFrom(
        'Mme ',
        'D.',
        'née le ',
        '12/03/1987',
        '06 39 98 00 01',
        '@',
        'example.org',
        'marie.',
        '17 ans',
        'NAS',
        'FR14',
        '\ud800',
        '\udfff',
        'e\u0301',
        'ﬁ',
        '℡',
        'n° dossier ',
      ),
      figures(4),
    ),
    { maxLength: 20 },
  );

  it('gives passages within it, apart, in their order, each time the same', () => {
    fc.assert(
      fc.property(shreds, settings, (parts, setting) => {
        const text = parts.join('');
        const found = findSecrets(text, setting);
        found.forEach(({ start, end }, index) => {
          expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        });
        expect(findSecrets(text, setting)).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });
});
