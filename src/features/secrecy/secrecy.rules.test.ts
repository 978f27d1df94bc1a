import { describe, expect, it } from 'vitest';
import { DomainError } from '../../kernel/domain-error.js';
import { confirmedFromForm } from './secrecy.input.js';
import { checkNames, checkTexts, type Leave, mayBeKept, newTexts, type Texts } from './secrecy.rules.js';

const NIR = '2 69 05 49 588 157 80';

/** What a check says: the codes that were confirmed, or each passage that is refused. */
function outcome(check: () => string[] | void): unknown {
  try {
    return check() ?? 'passes';
  } catch (error) {
    const { kind, code, fields } = error as DomainError;
    expect([kind, code]).toEqual(['invalid', 'secrecy']);
    return fields.map(({ field, code, params }) => `${field} ${code} ${params?.level}`);
  }
}

describe('texts', () => {
  it.each<[string, Texts, Leave, unknown]>([
    ['pass where nothing stands in them', { text: 'Le CCAS ouvre lundi à 9 h.' }, {}, []],
    ['that are absent pass', { text: null, word: undefined }, {}, []],
    ['with a number are refused', { text: `Son numéro : ${NIR}` }, {}, ['text nir block']],
    [
      'with a number are refused whatever is confirmed',
      { text: NIR },
      { confirmed: ['nir'] },
      ['text nir block'],
    ],
    ['with a name are asked about', { text: 'Mme D. cherche' }, {}, ['text civilite-nom confirm']],
    [
      'with a name pass once it is confirmed',
      { text: 'Mme D. et M. K.', title: 'Pour Mme D.' },
      { confirmed: ['civilite-nom'] },
      ['civilite-nom'],
    ],
    [
      'are asked about what was not confirmed',
      { text: 'Mme D., 06 39 98 00 01' },
      { confirmed: ['civilite-nom'] },
      ['text tel-fr-mobile confirm'],
    ],
    [
      'are refused by each passage in each field',
      { title: 'Mme D.', text: `M. K. et ${NIR}` },
      {},
      ['title civilite-nom confirm', 'text civilite-nom confirm', 'text nir block'],
    ],
    ['pass with what is only advised on', { text: 'un jeune de 17 ans placé à Brest' }, {}, []],
    ['with a service’s line pass as its contact', { phone: '514 555-0123' }, { contacts: ['phone'] }, []],
    [
      'with a line elsewhere are asked about',
      { text: '514 555-0123' },
      { country: 'CA-QC' },
      ['text tel-ca confirm'],
    ],
    [
      'are no place for a number, contact or not',
      { phone: NIR },
      { contacts: ['phone'] },
      ['phone nir block'],
    ],
    ['that name somebody pass as their name', { name: 'Mme Dupont' }, { names: ['name'] }, []],
  ])('%s', (_rule, texts, leave, expected) => {
    expect(outcome(() => checkTexts(texts, leave))).toEqual(expected);
  });

  it('say where a passage stands', () => {
    expect(() => checkTexts({ text: 'Voir Mme D. lundi' }, {})).toThrow(
      expect.objectContaining({
        fields: [{ field: 'text', code: 'civilite-nom', params: { level: 'confirm', start: 5, end: 11 } }],
      }) as Error,
    );
  });

  it('that stand are not asked about again', () => {
    const standing = { title: 'Mme D.', text: 'Rien' };
    expect(newTexts({ title: 'Mme D.', text: 'M. K.', word: 'Bref' }, standing)).toEqual({
      text: 'M. K.',
      word: 'Bref',
    });
  });
});

it.each([
  ['M. Kerfictif', 'passes'],
  ['Marie, 06 39 98 00 01', 'passes'],
  [NIR, ['name nir block']],
])('as a name, %s is judged so', (name, expected) => {
  expect(outcome(() => checkNames({ name }))).toEqual(expected);
});

it.each([
  ['Anne Le Goff', true],
  ['Mme Anne Le Goff', true],
  [`Le Goff ${NIR}`, false],
  ['FR14 2004 1010 0505 0001 3M02 606', false],
])('a cell with %s may be kept: %s', (cell, expected) => {
  expect(mayBeKept(cell)).toBe(expected);
});

it.each([
  [{}, []],
  [{ confirmed: 'courriel' }, ['courriel']],
  [{ confirmed: ['courriel', 'civilite-nom', 'courriel'] }, ['courriel', 'civilite-nom']],
  [{ confirmed: 'courriel civilite-nom' }, ['courriel', 'civilite-nom']],
])('the boxes of %j confirm %j', (body, codes) => {
  expect(confirmedFromForm(body)).toEqual(codes);
});
