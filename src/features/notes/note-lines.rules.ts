import { searchable } from '../../kernel/text.js';
import { findSecrets, type Setting } from '../../secrecy/find.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';

/** A line of the notes that says something. */
export interface NoteLine {
  /** In the notes, from 1. */
  number: number;
  text: string;
  /** What kind of news it looks like; null for none. */
  kind: NewsKind | null;
  /** Somebody might be recognised in it: it is offered to nobody. */
  isFlagged: boolean;
}

/** A dash, a star, a point, a number or a box before what a line says. */
const BULLET = /^\s*(?:[-–—•*·>]|\d{1,2}[.)]|\[[ x]?\])\s+/i;

/** Shorter lines are titles, or say nothing. */
const SAYS_SOMETHING = 10;

/**
 * The words by which a line is news, as `searchable` writes them. The first kind that fits is proposed, so that what is
 * more precise comes first: « fermé définitivement » before « fermé », « portes ouvertes » before « ouvre ».
 */
const SIGNS: readonly [NewsKind, RegExp][] = [
  ['question-sigle', /\b(?:que|ca) veut dire\b|\bsigle\b|\bsignifie\b.*\?/],
  ['question-pratique', /\?\s*$/],
  [
    'fermeture-definitive',
    /\bferm\w+ (?:\w+ ){0,4}definitiv|\bfermeture definitive|\bmet la cle sous la porte/,
  ],
  ['fermeture-temporaire', /\bferm(?:e|ee|ees|ent|er|era|eront|eture|ait)\b/],
  [
    'demenagement',
    /\bdemenag\w+|\bchang\w+ d'adresse|\bnouvelle adresse\b(?! (?:mail|courriel|electronique))/,
  ],
  ['horaires', /\bhoraires?\b|\bheures d'ouverture\b|\bpermanences?\b/],
  ['contact', /\bnouveau (?:numero|contact|standard)|\bnouvelle (?:adresse|ligne)|\bchang\w+ de numero/],
  ['saturation', /\bcomplets?\b|\bcomplete\b|\bsatur\w+|\bplus de places?\b|\bliste d'attente|\bdelais?\b/],
  ['appel-a-projet', /\bappels? a (?:projets?|manifestation|candidatures?)/],
  ['offre-stage', /\bstage\b|\bstagiaires?\b/],
  ['offre-emploi', /\brecrut\w+|\bposte (?:a pourvoir|vacant|ouvert)|\bcdi\b|\bcdd\b/],
  ['evenement', /\bportes ouvertes\b|\bjournee (?:d'etude|nationale|mondiale)|\bforum\b|\bcolloque\b/],
  ['formation', /\bformations?\b|\bwebinaires?\b/],
  [
    'nouveau-dispositif',
    /\bnouve(?:au|lle) (?:dispositif|service|aide|equipe|structure)|\bequipe mobile|\bexperimentation/,
  ],
  ['ouverture', /\bouvr(?:e|ent|ira|iront|ir)\b|\ba ouvert\b|\bvient d'ouvrir|\bouverture\b|\binaugur\w+/],
  [
    'reforme',
    /\bdecrets?\b|\bcirculaires?\b|\breforme\b|\bla loi\b|\bbareme\b|\barrete (?:du|ministeriel|prefectoral)/,
  ],
  ['alerte', /\barnaques?\b|\bpanne\b|\bcoupures?\b|\bcontrefa\w+|\bfaux (?:courriers?|agents?|mails?)/],
  ['ressource', /\bguides?\b|\bplaquettes?\b|\bannuaire\b|\bbrochures?\b|\bfiche pratique/],
  ['coup-de-main', /\b(?:on|nous|ils|elles)? ?cherch(?:e|ent|ons)\b|\bbesoin de\b|\bcollecte\b/],
];

export function proposedKind(line: string): NewsKind | null {
  const words = searchable(line);
  return SIGNS.find(([, sign]) => sign.test(words))?.[0] ?? null;
}

/** The lines of some notes that say something, without their bullets. */
export function linesOf(text: string, country: Setting['country']): NoteLine[] {
  return text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.replace(BULLET, '').trim() }))
    .filter((line) => line.text.length >= SAYS_SOMETHING)
    .map((line) => ({ ...line, kind: proposedKind(line.text), isFlagged: mayName(line.text, country) }));
}

const mayName = (line: string, country: Setting['country']): boolean =>
  findSecrets(line, { country, isPublicContact: false }).some(({ level }) => level !== 'advise');
