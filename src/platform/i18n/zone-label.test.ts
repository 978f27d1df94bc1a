import { describe, expect, it } from 'vitest';
import { loadTranslator } from './translator.js';
import { zoneLabel } from './zone-label.js';

const translator = loadTranslator(new URL('../../../templates/locales/', import.meta.url));

describe('the name of a time zone', () => {
  it.each([
    ['Europe/Paris', 'heure de Paris', 'Paris time'],
    ['America/Toronto', 'heure de Montréal', 'Montréal time'],
    ['America/Montreal', 'heure de Montréal', 'Montréal time'],
    ['Indian/Reunion', 'heure de La Réunion', 'Réunion time'],
  ])('%s, in both French and in English', (zone, french, english) => {
    expect(zoneLabel(zone, 'fr-FR', translator)).toBe(french);
    expect(zoneLabel(zone, 'fr-CA', translator)).toBe(french);
    expect(zoneLabel(zone, 'en', translator)).toBe(english);
  });

  it.each([
    ['America/Vancouver', 'heure du Pacifique nord-américain', 'Pacific Time'],
    ['Europe/Brussels', 'heure d’Europe centrale', 'Central European Time'],
  ])('%s, which our territories do not use, comes from the library', (zone, french, english) => {
    expect(zoneLabel(zone, 'fr-FR', translator)).toBe(french);
    expect(zoneLabel(zone, 'en', translator)).toBe(english);
  });
});
