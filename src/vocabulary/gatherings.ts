/** Codes used by events; their labels are in the `vocabulary` area of the locale files. */
export const EVENT_KINDS = [
  'soiree',
  'cafe',
  'midi',
  'apero-visio',
  'echange-pratiques',
  'actu-structures',
  'balade',
  'accueil',
  'visite',
  'atelier',
] as const;

export const PLACE_KINDS = [
  'bar',
  'cafe',
  'restaurant',
  'parc',
  'plage',
  'salle',
  'structure',
  'domicile',
  'visio',
] as const;

export const ACCESSIBILITY = [
  'entree-plain-pied',
  'toilettes-adaptees',
  'calme',
  'boucle',
  'transport',
  'sans-consommation',
  'sans-alcool',
  'enfants',
  'sous-titres',
  'telephone',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];
export type PlaceKind = (typeof PLACE_KINDS)[number];
export type Accessibility = (typeof ACCESSIBILITY)[number];

export function isEventKind(code: string): code is EventKind {
  return (EVENT_KINDS as readonly string[]).includes(code);
}

export function isPlaceKind(code: string): code is PlaceKind {
  return (PLACE_KINDS as readonly string[]).includes(code);
}

export function isAccessibility(code: string): code is Accessibility {
  return (ACCESSIBILITY as readonly string[]).includes(code);
}
