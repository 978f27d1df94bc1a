import { expect, it } from 'vitest';
import { findSecrets } from './find.js';

const LENGTH = 200_000;
/** Some tens of milliseconds on a machine that does nothing else; what is not linear takes minutes. */
const PATIENCE_MS = 8_000;

it.each([
  ...[
    '1',
    '0',
    ' ',
    '@',
    'a',
    'A',
    '１',
    '\u0301',
    '\ud800',
    '1 ',
    '06 ',
    '1234 ',
    'a.',
    'a.a@a.a.',
    '1\u200b',
  ],
  ...[
    'Mme D. ',
    'Mme de La ',
    'née le ',
    'de Brest 17 ans ',
    'un jeune de 17 ans ',
    'école de la ',
    'le collectif ',
  ],
  ...[
    'n° dossier ',
    'nas 123 456 782 ',
    'siren 1 2 3 4 5 6 7 8 2 ',
    'FR14 ',
    'FR14 2004 1010 0505 0001 3M02 606 ',
  ],
  ...['TREM', 'T R E M 0462 ', '2 69 05 49 588 157 80 ', '+33 (0)', 'https://', '514 555-01'],
])(
  'a long text of %j is read in time',
  (shred) => {
    const text = shred.repeat(Math.ceil(LENGTH / shred.length));
    const begun = performance.now();
    findSecrets(text, { country: 'CA-QC', isPublicContact: false });
    expect(performance.now() - begun).toBeLessThan(PATIENCE_MS);
  },
  2 * PATIENCE_MS,
);
