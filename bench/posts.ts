/** Titles, structures and texts as a board has them: a few words that come everywhere, and many that are rare. */
export interface Post {
  title: string;
  name: string;
  text: string;
}

const COMMON =
  'logement hébergement permanence accueil famille horaires travail aide dossier rendez-vous urgence enfants CCAS ' +
  'département inscription domiciliation accompagnement formation RSA santé emploi mission locale repas transport ' +
  'addictologie écoute handicap jeunes retraite budget droits alimentation mobilité numérique violences justice';
const SYLLABLES = 'ba ker lan tre men dou ro sil van pi cor gué lo fré na ti mou ply zan bri'.split(' ');
const RARE_WORDS = 20_000;
const COMMON_SHARE = 0.12;
const [TITLE, NAME, TEXT] = [6, 4, 40];

/** The same numbers at each run: mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const common = COMMON.split(' ');

/** Every word of its own, from a number. */
function rareWord(number: number): string {
  const digits = [number % 20, Math.floor(number / 20) % 20, Math.floor(number / 400) % 20, number % 7];
  return digits.map((digit) => SYLLABLES[digit]!).join('');
}

/** The low numbers come most: Zipf's law, as words do. */
const zipf = (next: () => number, of: number): number => Math.floor(of ** next()) - 1;

export function makePost(next: () => number): Post {
  const word = (): string =>
    next() < COMMON_SHARE ? common[Math.floor(next() * common.length)]! : rareWord(zipf(next, RARE_WORDS));
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  return { title: words(TITLE), name: words(NAME), text: words(TEXT) };
}

/** What people ask: often what comes often, with forms of their own. */
export const QUESTIONS = [
  'l’hébergement d’urgence',
  'horaires CCAS',
  'c.c.a.s.',
  'domiciliations',
  'logement',
  'permanence mission locale',
  'aide alimentaire',
  'addicto',
  'violences justice',
  'retraites',
  `accueil ${rareWord(12)}`,
  `${rareWord(300)}`,
  `${rareWord(4000)} logement`,
  'accompagnement numérique droits',
];
