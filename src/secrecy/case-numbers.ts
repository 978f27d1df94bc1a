import type { Legible } from './legible.js';
import { withoutLinks } from './links.js';
import { passages } from './passages.js';
import type { Passage } from './rule.js';

const sign = '(?:n°s?|no\\.?|num(?:ero)?s?\\.?)';
const number = `(?:${sign}|ref(?:erence)?s?\\.?|identifiant)[ \\n]?(?:unique )?(?:de |d'|du )?`;
const institution =
  '(?:aah|aeeh|apa|ase|anef|caf|cnda|cpam|dalo|dpj|fsl|mdph|msa|ofii|ofpra|rsa|siao|france travail|pole emploi)';
const body = `(?: (?:${institution}|medical|social))?(?: (?:de la|de l'|du|de son|de sa) ?[a-z]{2,15})?`;
const file =
  "(?:dossier|recours|requete|demandeur(?: d'(?:emploi|asile))?|usager|patient|beneficiaire|demande de logement(?: social)?)";
/** Words that a bare number follows: « allocataire 1234567 ». */
const holder =
  '(?:alloc(?:ataire)?\\.?|dossier|agdref|etranger|ipp|matricule|ecrou|fiscal|ofpra|cnda|anef|ofii)';

const labels = [
  `${number}(?:${file}|${holder}|${institution})${body}`,
  `${sign}[ \\n]?unique(?: (?:departemental|regional|d'enregistrement))?`,
  `${file}${body}[ \\n]?\\(?${sign}`,
  `${file} ${institution}`,
  `${holder}${body}(?:[ \\n]?${sign})?`,
];
const between = "(?:[ \\n:=#(°-]{0,4}|,? (?:est|c'est) (?:le )?)";
const value = '(?:[a-z]{1,4}[ .\\-/]?)?\\d(?:[a-z]?[ .\\-/]?\\d){3,20}[a-z]{0,5}';
const candidate = new RegExp(
  `(?<![a-z0-9])(?:${labels.join('|')})${between}(${value})(?![a-z0-9]| ?[€$%])`,
  'g',
);

/** « 30-11-2026 », « 2026-2027 ». */
const days = /^(?:\d\d?([-/.])\d\d?\1\d{2,4}|(?:19|20)\d\d[-/ ](?:19|20)?\d\d)$/;

/** What an administration calls somebody by. */
export const findCaseNumbers = ({ plain }: Legible): Passage[] =>
  passages(candidate, withoutLinks(plain), ({ 1: written = '' }) =>
    written.replace(/[^a-z0-9]/g, '').length >= 5 && !days.test(written) ? 'confirm' : null,
  );
