import { GAP } from './figures.js';
import type { Legible } from './legible.js';
import { withoutLinks } from './links.js';
import { passages } from './passages.js';
import type { Level, Passage, Setting } from './rule.js';

const candidate = new RegExp(
  `(?<!\\d)(?:\\+?1${GAP})?\\(?([2-9]\\d{2})\\)?${GAP}[2-9]\\d{2}${GAP}\\d{4}(?!\\d)`,
  'g',
);

/** Toll-free, paid, and the services of three figures (211, 811, 911): nobody lives there. */
const ofServices = /^(?:8(?:00|22|33|44|55|66|77|88)|900|\d11)$/;
/** « poste 214 »: there is a switchboard. */
const extension = /^ ?,? ?\(?(?:poste|ext\.?|#) ?\d/;
const organisation = /\b(?:isbn|neq|siren|siret|entreprise|facture|commande)\b[^.\n]{0,15}$/;
const amount = /^ ?[$€%]/;

export function findCanadianPhones({ plain }: Legible, { country, isPublicContact }: Setting): Passage[] {
  if (isPublicContact) return [];
  const outside = withoutLinks(plain);
  return passages(candidate, outside, ({ 0: written, 1: area = '', index }) => {
    const end = index + written.length;
    const after = outside.slice(end, end + 12);
    const isWrittenSo = country === 'CA-QC' || /^\+|[-.(]|^1 /.test(written);
    if (!isWrittenSo || ofServices.test(area) || amount.test(after)) return null;
    if (organisation.test(outside.slice(Math.max(0, index - 40), index))) return null;
    return levelOf(after);
  });
}

const levelOf = (after: string): Level => (extension.test(after) ? 'advise' : 'confirm');
