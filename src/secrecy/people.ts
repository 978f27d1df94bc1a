import { isNoName } from './no-names.js';
import type { Legible } from './legible.js';
import { passages } from './passages.js';
import type { Passage } from './rule.js';

const abbreviated = '(?:MM?\\.|(?:[Mm](?:me|e?lle|r)s?|M(?:ME|E?LLE|R)S?)\\.?|M(?= ))';
const inFull = '(?:[Mm](?:onsieur|adame|ademoiselle|essieurs|esdames)|M(?:ONSIEUR|ADAME|ADEMOISELLE))';
/** A line never ends on « M. », so the next one goes on with the name. */
const civility = `(?:${abbreviated}(?:[ \\n]|(?=\\p{Lu}\\p{Ll})|(?<=[er]\\.)(?=\\p{Lu}))|${inFull} )`;
const particle =
  "(?:(?:[Dd]e [Ll]a|[Dd]e|[Dd]u|[Dd]es|[Ll]e|[Ll]a|[Vv]an|[Ee]l|[Aa]l|[Bb]en|[Dd]i|[Dd]a) |[DdLlO]')?";
const word = "\\p{Lu}[\\p{L}'\\-]+";
const initial = '\\p{Lu}(?:\\.(?:-?\\p{Lu}\\.)*|(?!\\p{L}))';
const following = `(?: ${particle}\\p{Lu}(?:\\.|[\\p{Ll}'\\-][\\p{L}'\\-]*)){0,2}`;
const named = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\p{L}[.\\-])${civility}${particle}(?:(${initial})|(${word})${following})`,
  'gu',
);
/** « mme durand », as one types on a telephone. */
const namedInHaste = /(?<![\p{L}\p{N}'-])(?:mme|mlle|mr)\.? ((?:\p{Ll}\.)|\p{Ll}[\p{L}-]{2,})/gu;

/** Streets and schools bear the names of people whom nobody accompanies. */
const ofAPlace =
  /\b(?:rue|avenue|av\.?|boulevard|bd|place|allee|impasse|chemin|quai|cours|square|passage|parc|pont|villa|ecole|college|lycee|creche|residence|foyer|maison|hopital|clinique|salle|espace|stade|gymnase|chateau|fondation|cite|hlm)(?: (?:de|du|des|la|le|a))* ?$/;

/** « Le monsieur de Corse », « une madame » : a noun. */
const article = /(?<![a-z])(?:le|la|les|un|une|ce|cette|vieux|vieille|jeune|petite?|gentille?|autre) $/;

export function findCivilities({ text, plain }: Legible): Passage[] {
  const isSomebody = (index: number, name: string) => {
    const before = plain.slice(Math.max(0, index - 30), index);
    const isNoun = /^m[aeo]/.test(text.slice(index, index + 2)) && article.test(before);
    return !isNoun && !isNoName(name) && !ofAPlace.test(before);
  };
  const proper = passages(named, text, ({ 1: initials, 2: name, index }) =>
    isSomebody(index, name ?? initials ?? '') ? 'confirm' : null,
  );
  const hasty = passages(namedInHaste, text, ({ 1: name = '', index }) =>
    isSomebody(index, name) ? 'confirm' : null,
  );
  return [...proper, ...hasty];
}
