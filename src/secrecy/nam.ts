import { figures } from './figures.js';
import type { Legible } from './legible.js';
import { withoutLinks } from './links.js';
import { hasRightControl, type NamParts } from './nam-control.js';
import { passages } from './passages.js';
import type { Level, Passage } from './rule.js';

/*
 * Numéro d'assurance maladie of Québec: three letters of the name, one of the first name, year, month (plus 50
 * for a woman), day, a character that tells twins apart, a control.
 */
const month = '(?:0\\n?[1-9]|1\\n?[0-2]|5\\n?[1-9]|6\\n?[0-2])';
const day = '(?:0\\n?[1-9]|[12]\\n?\\d|3\\n?[01])';
const gap = '([ \\n.\\-_]{0,3})';
const letters = '([a-z]{4}|[a-z](?: [a-z]){3})';
const written = `${letters}${gap}(${figures(2)})${gap}(${month})${gap}(${day})${gap}([a-hj-np-z1-9]\\n?\\d)`;
/** « GB29 NWBK 6016 1331… » is an account. */
const startOfAccount = '[a-z]{2}\\d\\d[ \\n.\\-_]{0,3}';
const candidate = new RegExp(`(?<=(?<!${startOfAccount}|[a-z])(?:nam|ramq)?)${written}(?![0-9a-z])`, 'g');

const aboutInsurance = /\b(?:nam|ramq)\b|assurance[ -]?maladie|carte[ -]soleil/;

/** Four letters, even spelled: « T R E M ». */
const capitals = /^[A-Z](?: ?[A-Z]){3}/;
const SPELLED = 7;

export function findNams({ text, plain }: Legible): Passage[] {
  const outside = withoutLinks(plain);
  const hasContext = aboutInsurance.test(plain);
  return passages(candidate, outside, (match) => {
    const { index } = match;
    const nam = readNam(match);
    const isRight = hasRightControl(nam);
    if (hasContext) return isRight ? 'block' : nam.isOnCard ? 'confirm' : null;
    if (isOfMore(nam, outside.slice(index + match[0].length))) return null;
    return capitals.test(text.slice(index, index + SPELLED))
      ? levelOfCapitals(nam, isRight)
      : levelOfSmallLetters(nam, isRight);
  });
}

interface WrittenNam extends NamParts {
  /** « TREM04621918 ». */
  isGlued: boolean;
  /** « TREM 0462 1918 ». */
  isCutInTwo: boolean;
  /** Either, or eight figures apart from the letters. */
  isOnCard: boolean;
}

function readNam(match: RegExpExecArray): WrittenNam {
  const [, spelled = '', beforeYear, year, beforeMonth, month, beforeDay, day, beforeLast, last] = match;
  const isOnCard = !beforeMonth && !beforeLast;
  return {
    letters: spelled.replaceAll(' ', ''),
    year: joined(year),
    month: joined(month),
    day: joined(day),
    last: joined(last),
    isGlued: !beforeYear && isOnCard,
    isCutInTwo: Boolean(beforeDay) && isOnCard,
    isOnCard,
  };
}

const joined = (broken = ''): string => broken.replace('\n', '');

/** « PORT 05 56 12 13 14 », « plan 2509 0633 5562 ». */
const isOfMore = ({ year }: NamParts, after: string): boolean =>
  (year.startsWith('0') ? /^[ .\-/]{1,3}\d\d(?:\d\d)?(?!\d)/ : /^[ .\-/]{1,3}\d{4}(?!\d)/).test(after);

function levelOfCapitals(nam: WrittenNam, isRight: boolean): Level | null {
  if (numbered.has(nam.letters)) return null;
  if (isRight) return readsAsADay(nam) ? 'confirm' : 'block';
  return nam.isOnCard && !readsAsADay(nam) ? 'confirm' : null;
}

function levelOfSmallLetters(nam: WrittenNam, isRight: boolean): Level | null {
  if (!isRight || numbered.has(nam.letters) || ofSentences.has(nam.letters)) return null;
  if (nam.isGlued || nam.isCutInTwo) return 'block';
  return nam.isOnCard && !readsAsADay(nam) ? 'confirm' : null;
}

/** « NICE 12 05 26 14 » goes on with an hour, « LYON 12112026 » ends with a year. */
const readsAsADay = ({ year, month, day, last, isGlued, isCutInTwo, isOnCard }: WrittenNam): boolean =>
  !(isGlued || isCutInTwo) &&
  Number(year) <= 31 &&
  Number(month) <= 12 &&
  (!isOnCard || /^(?:19|20)\d\d$/.test(day + last));

/** Words of four letters that numbers of eight figures follow. */
const numbered = new Set('code date fixe issn lots note page rpps visa'.split(' '));
const ofSentences = new Set(
  (
    'aout avec cent chez cinq dans deux donc dont elle fait fois huit juin leur mais mars neuf nous onze plus pour quel ' +
    'sans sept soit sont sous tous tout vers vous'
  ).split(' '),
);
