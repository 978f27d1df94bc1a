/** Why a text is reported; labels are in the `moderation` area of the locale files. */
export const REPORT_REASONS = [
  'donnee-personne',
  'donnee-sante',
  'coordonnees',
  'diffamation',
  'discrimination',
  'erreur',
  'doublon',
  'publicite',
  'hors-sujet',
  'reserve',
  'autre',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What those who moderate decide about a text. */
export const MODERATION_ACTIONS = [
  'classer',
  'avertir',
  'restaurer',
  'demande-correction',
  'masquer',
  'supprimer',
  'suspendre',
] as const;
export type ModerationAction = (typeof MODERATION_ACTIONS)[number];

/** For how long a decision closes somebody's access. */
export const SUSPENSION_LENGTHS = ['7-days', '30-days', 'until-lifted'] as const;
export type SuspensionLength = (typeof SUSPENSION_LENGTHS)[number];

const EXPOSING: readonly ReportReason[] = ['donnee-personne', 'donnee-sante', 'coordonnees'];

const FOR_STRANGERS: readonly ReportReason[] = ['erreur', 'donnee-personne'];

/** Whether somebody may be recognised, so that nobody reads the text until it has been looked at. */
export const exposesSomebody = (reason: ReportReason): boolean => EXPOSING.includes(reason);

/** What may be said of a public text without signing in is less than among colleagues. */
export const reasonsFor = (isSignedIn: boolean): readonly ReportReason[] =>
  isSignedIn ? REPORT_REASONS : FOR_STRANGERS;
