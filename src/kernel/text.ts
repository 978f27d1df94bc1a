/** Addresses are compared lower-cased and trimmed; nothing more, since local parts are their server's business. */
export const normaliseEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** What is searched, and searched for: « Cœur d'Équipe » → `coeur d'equipe`. */
export const searchable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();

/** Lower-case words joined by hyphens, accents dropped: « Réseau – Finistère » → `reseau-finistere`. */
export function slugify(text: string): string {
  return searchable(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** One line without control characters or lone surrogates, inner white space folded. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();

/** Several lines, `\n` only, without other control characters; lone surrogates replaced. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/g, '')
    .trim();
