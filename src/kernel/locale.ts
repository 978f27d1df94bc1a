/** French of France, French of Québec, English: the interface's languages. */
export const LOCALES = ['fr-FR', 'fr-CA', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
