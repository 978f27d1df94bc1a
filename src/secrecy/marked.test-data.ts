import { findSecrets, type Setting } from './find.js';

/** What is found in a text, as « nir:block 2 69 05 49 588 157 80 ». */
export const marked = (text: string, country: Setting['country'] = 'FR', isPublicContact = false): string[] =>
  findSecrets(text, { country, isPublicContact }).map(
    ({ code, level, start, end }) => `${code}:${level} ${text.slice(start, end)}`,
  );
