import fc from 'fast-check';

/** Numbers with their right key, reckoned apart from the product: the groups of each, as its issuer prints them. */
export interface Numbered {
  groups: string[];
  /** Its groups, the key wrong. */
  wrong: string[];
}

const padded = (min: number, max: number, width: number) =>
  fc.integer({ min, max }).map((value) => String(value).padStart(width, '0'));

export const nirs: fc.Arbitrary<Numbered> = fc
  .tuple(
    fc.constantFrom('1', '2', '3', '4', '7', '8'),
    padded(0, 99, 2),
    padded(1, 12, 2),
    fc.oneof(padded(1, 99, 2), fc.constantFrom('2A', '2B', '2a', '2b')),
    padded(1, 999, 3),
    padded(1, 999, 3),
    fc.integer({ min: 1, max: 96 }),
  )
  .map(([sex, year, month, departement, place, order, slip]) => {
    const body = [sex, year, month, departement, place, order];
    const corsica: Record<string, string> = { '2A': '19', '2B': '18' };
    const figures = [sex, year, month, corsica[departement.toUpperCase()] ?? departement, place, order].join(
      '',
    );
    const key = 97n - (BigInt(figures) % 97n);
    const wrong = ((key - 1n + BigInt(slip)) % 97n) + 1n;
    return {
      groups: [...body, String(key).padStart(2, '0')],
      wrong: [...body, String(wrong).padStart(2, '0')],
    };
  });

const EBCDIC = new Map(
  [
    ['ABCDEFGHI', 193],
    ['JKLMNOPQR', 209],
    ['STUVWXYZ', 226],
    ['0123456789', 240],
  ].flatMap(([row, first]) => [...String(row)].map((sign, rank) => [sign, Number(first) + rank] as const)),
);

const controlOf = (whole: string): number =>
  [1, 3, 7, 9, 1, 7, 1, 3, 4, 5, 7, 6, 9, 1].reduce(
    (sum, weight, index) => sum + weight * (EBCDIC.get(whole.charAt(index)) ?? NaN),
    0,
  ) % 10;

const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');

export const nams: fc.Arbitrary<Numbered> = fc
  .record({
    letters: fc.array(letter, { minLength: 4, maxLength: 4 }).map((letters) => letters.join('')),
    year: fc.integer({ min: 1905, max: 2026 }).map(String),
    month: fc.integer({ min: 1, max: 12 }),
    day: padded(1, 28, 2),
    sex: fc.constantFrom('M', 'F'),
    twin: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ123456789'),
    slip: fc.integer({ min: 1, max: 9 }),
  })
  .filter(({ letters }) => !['CODE', 'DATE', 'ISSN', 'NOTE', 'PAGE', 'RPPS', 'VISA'].includes(letters))
  .map(({ letters, year, month, day, sex, twin, slip }) => {
    const right = ['19', '20'].map((century) =>
      controlOf(`${letters}${century}${year.slice(2)}${sex}${String(month).padStart(2, '0')}${day}${twin}`),
    );
    const control = right[year.startsWith('19') ? 0 : 1] ?? NaN;
    const wrong = [1, 2, 3]
      .map((step) => (control + slip + step) % 10)
      .find((digit) => !right.includes(digit));
    const written = String(sex === 'F' ? month + 50 : month).padStart(2, '0');
    const groups = (last: number | undefined) => [
      letters,
      `${year.slice(2)}${written}`,
      `${day}${twin}${last}`,
    ];
    return { groups: groups(control), wrong: groups(wrong) };
  });

const luhnDigit = (eight: string): number =>
  (10 -
    ([...eight].reduce((sum, figure, index) => {
      const value = Number(figure) * (index % 2 === 1 ? 2 : 1);
      return sum + Math.floor(value / 10) + (value % 10);
    }, 0) %
      10)) %
  10;

export const luhnNumbers: fc.Arbitrary<Numbered> = fc
  .tuple(
    fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '9'),
    padded(0, 9_999_999, 7),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([first, others, slip]) => {
    const eight = first + others;
    const groups = (last: number) => [eight.slice(0, 3), eight.slice(3, 6), `${eight.slice(6)}${last}`];
    return { groups: groups(luhnDigit(eight)), wrong: groups((luhnDigit(eight) + slip) % 10) };
  });

const accounts: Record<string, string> = {
  FR: '#'.repeat(21) + 'A#',
  BE: '#'.repeat(12),
  DE: '#'.repeat(18),
  GB: 'AAAA' + '#'.repeat(14),
  MA: '#'.repeat(24),
};

export const ibans: fc.Arbitrary<Numbered> = fc
  .tuple(
    fc.constantFrom(...Object.keys(accounts)),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 24, maxLength: 24 }),
    fc.array(letter, { minLength: 24, maxLength: 24 }),
    fc.integer({ min: 1, max: 96 }),
  )
  .map(([country, figures, letters, slip]) => {
    const account = [...(accounts[country] ?? '')]
      .map((kind, at) => (kind === '#' ? figures[at] : letters[at]))
      .join('');
    const value = [...`${account}${country}00`].map((sign) => parseInt(sign, 36)).join('');
    const key = 98 - Number(BigInt(value) % 97n);
    const groups = (written: number) =>
      `${country}${String(written).padStart(2, '0')}${account}`.match(/.{1,4}/g) ?? [];
    return { groups: groups(key), wrong: groups(2 + ((key - 2 + slip) % 97)) };
  });
