import type { Legible } from './legible.js';
import { towns } from './towns.js';

const establishment =
  /(?<![a-z])(?:cegep|centre hospitalier|chrs|chu|clinique|clsc|college|creche|ecole|ehpad|entreprise|foyer|garage|hopital|hotel|ime|itep|lycee|maison d'arret|mecs|polyvalente|residence|supermarche|universite|usine)(?![a-z])/g;
const itsName =
  /^(?: (?:primaire|maternelle|secondaire|general|prive|privee))?(?: (?:de|du|des|la|le|les))*(?: |-|d'|l')?\p{Lu}\p{Ll}/u;

const afterPreposition =
  /(?<![\p{L}'])(?:[Àà]|[Cc]hez|[Ss]ur|[Vv]ers|[Dd]e|[Pp]rès de|[Dd]'|[Pp]rès d') ?(\p{Lu}\p{Ll}[\p{L}-]*)/gu;
const capitalised = /(?<!\p{L})\p{Lu}\p{Ll}+/gu;
/** Too wide to look for somebody in, or no place at all. */
const wide = new Set(
  (
    'afrique algerie allemagne amerique bretagne canada espagne etat europe france italie maroc noel paques pentecote ' +
    'pole portugal securite toussaint tunisie ukraine'
  ).split(' '),
);

/** A town, a school, a hospital, an employer: where somebody could be looked for. */
export const namesAPlace = ({ text, plain }: Legible): boolean =>
  namesAnEstablishment(text, plain) ||
  [...text.matchAll(afterPreposition)].some(({ 1: name = '' }) => !wide.has(bare(name))) ||
  [...text.matchAll(capitalised)].some(([word]) => towns.has(bare(word)));

const namesAnEstablishment = (text: string, plain: string): boolean =>
  [...plain.matchAll(establishment)].some(({ 0: word, index }) => {
    const end = index + word.length;
    return itsName.test(text.slice(end, end + 40));
  });

const bare = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
