import type { Legible } from './legible.js';
import { passages } from './passages.js';
import { namesAPlace } from './places.js';
import type { Passage } from './rule.js';

const candidate = /(?<![\d,.])(\d{1,3})[ \n]?(ans|mois|semaines)(?![a-z])/g;
const OLDEST = 115;
const REACH = 60;

/** An exact age is advised on beside a place, or where it is said of one person: « un jeune de 17 ans ». */
export function findAges(legible: Legible): Passage[] {
  const { text, plain } = legible;
  let isPlaced: boolean | undefined;
  const standsBesideAPlace = () => (isPlaced ??= namesAPlace(legible));
  return passages(candidate, plain, ({ 0: written, 1: number, 2: unit, index }) => {
    const end = index + written.length;
    const before = plain.slice(Math.max(0, index - REACH), index).replaceAll('\n', ' ');
    if (Number(number) < 1 || Number(number) > OLDEST) return null;
    if (threshold.test(before) || thresholdAfter.test(plain.slice(end, end + REACH))) return null;
    if (ofOnePerson.test(before)) return 'advise';
    const isTime =
      unit !== 'ans' || duration.test(before) || durationAfter.test(text.slice(end, end + REACH));
    return !isTime && standsBesideAPlace() ? 'advise' : null;
  });
}

const anyOf = (words: string): string => `(?<![a-z])(?:${words})`;

/** « Moins de 26 ans », « 16-25 ans », « les jeunes de 18 ans », « 60 ans et plus ». */
const threshold = new RegExp(
  [
    anyOf(
      "moins d[e']|plus de|a partir de|jusqu'a|au[- ]dela de|en dessous de|des|avant|apres|minimum|maximum",
    ),
    anyOf('au moins|les|ses|nos|leurs|ces|chaque|(?:les|des|aux|nos|vos) [a-z]+s de'),
    '[+<>≥≤]|\\d ?(?:ans )?(?:-|a|/|et|ou)',
  ]
    .map((alternative) => `(?:${alternative}) ?(?:l'age de )?$`)
    .join('|'),
);
const thresholdAfter = /^ (?:(?:et|ou) (?:plus|moins)|revolus|minimum|maximum)/;

const lasting =
  'accompagnement|amende|anciennete|attente|bail|carte|cdd|contrat|convention|cycle|delai|dette|duree|engagement|' +
  'experience|financement|formation|galere|hebergement|interdiction|mandat|mariage|partenariat|peine|periode|plan|' +
  'pret|procedure|programme|projet|prison|recul|rue|sejour|service|subvention|suivi|titre|travail|vie';
const duration = new RegExp(
  [
    anyOf(
      "depuis|pendant|durant|il y a|d'ici|dans|sous|sur|pour|en|presque|bientot|renouvelable|reconductible",
    ),
    `${anyOf(lasting)}s?,? (?:[a-z]+ )?(?:de|d'au moins)`,
  ]
    .map((alternative) => `(?:${alternative}) $`)
    .join('|'),
);
/** « 12 ans de métier », « 17 ans de Brest » : what follows tells them apart by its capital. */
const durationAfter = /^ (?:(?:de |d['])\p{Ll}|plus tard|après)/u;

const somebody =
  'ado|adolescente?|bebe|collegien(?:ne)?|dame|eleve|enfant|etudiante?|femme|fille|fils|garcon|homme|jeune|locataire|' +
  'lyceen(?:ne)?|maman|mere|mineure?|monsieur|nourrisson|papa|patiente?|pere|personne|residente?|retraitee?|senior|' +
  'usagere?|veuf|veuve';
const ofOnePerson = new RegExp(
  [
    `${anyOf(somebody)}(?: [a-z]+){0,2},? \\(?(?:de |d'environ |d'a peine )?$`,
    `${anyOf('agee?s?')} (?:seulement )?de $`,
    `${anyOf('mme|mlle|mr|m\\.|madame|monsieur')} [^,;!?]{1,30}(?:, |\\()$`,
  ].join('|'),
);
