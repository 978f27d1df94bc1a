import type { Locale } from '../../kernel/locale.js';
import type { Translator } from './translator.js';

/** Names don't change with the season, but a day in winter would get "heure normale…" from the library. */
const SUMMER = Date.UTC(2025, 6, 1);

/** « heure de Paris », “Paris time”; zones our territories don't use are named by the library. */
export function zoneLabel(zone: string, locale: Locale, translator: Translator): string {
  const key = `format.zones.${zone}`;
  if (translator.has(locale, key)) return translator.t(locale, key);
  const { timeZone } = new Intl.DateTimeFormat(locale, { timeZone: zone }).resolvedOptions();
  const canonical = `format.zones.${timeZone}`;
  if (translator.has(locale, canonical)) return translator.t(locale, canonical);
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' });
  return parts.formatToParts(SUMMER).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
