import { expect, it } from 'vitest';
import type { FormErrors } from './error-words.js';
import { guardedField } from './guarded-field.js';

/** Finds « Mme D. » to confirm, and « 06 » to advise on. */
function guard(text: string) {
  const finds = [
    ...(text.includes('Mme D.') ? [{ code: 'civilite-nom', level: 'confirm' }] : []),
    ...(text.includes('06') ? [{ code: 'tel-fr-mobile', level: 'advise' }] : []),
  ];
  return finds.length === 0 ? null : { pieces: [{ text, find: null }], finds };
}

const refused = (asked: string[] = []): FormErrors => ({
  code: 'secrecy',
  text: '',
  fields: [],
  askedOf: () => asked,
  of: () => null,
});

const page = { errors: null, values: {}, country: null, guard };
const said = (shown: Parameters<typeof guardedField>[0], text: string, field: object = {}) => {
  const { lines, isStopped } = guardedField(shown, { name: 'text', text, guarded: true, ...field });
  return [lines.map(({ code, isTicked }) => `${code}${isTicked ? ' ticked' : ''}`), isStopped];
};

it.each([
  ['a form that begins says nothing', said(page, 'Mme D.'), [[], false]],
  ['a preview says all', said(page, 'Mme D.', { always: true }), [['civilite-nom'], false]],
  [
    'a refused form says what stands',
    said({ ...page, errors: refused() }, 'Mme D.'),
    [['civilite-nom'], true],
  ],
  ['advice stops nothing', said({ ...page, errors: refused() }, '06'), [['tel-fr-mobile'], false]],
  [
    'what the server asked beside is asked',
    said({ ...page, errors: refused(['nas']) }, 'Rien'),
    [['nas'], true],
  ],
  [
    'nothing is asked twice',
    said({ ...page, errors: refused(['civilite-nom']) }, 'Mme D.'),
    [['civilite-nom'], true],
  ],
  [
    'the next step keeps what was ticked',
    said({ ...page, values: { confirmed: ['courriel civilite-nom'] } }, 'Mme D.'),
    [['civilite-nom ticked'], false],
  ],
  [
    'what is no text is not read',
    said({ ...page, errors: refused() }, 'Mme D.', { guarded: false }),
    [[], false],
  ],
])('%s', (_rule, found, expected) => {
  expect(found).toEqual(expected);
});
