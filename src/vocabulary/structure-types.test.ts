import { expect, it } from 'vitest';
import { allStructureTypes, isStructureType, structureTypeLabel } from './structure-types.js';

it('each type is named in French and in English', () => {
  expect(structureTypeLabel('accueil-jour', 'fr-CA')).toBe('Accueil de jour');
  expect(structureTypeLabel('accueil-jour', 'en')).toBe('Day centre');
  for (const { label } of allStructureTypes()) expect(label.en).not.toBe('');
});

it('codes stand once each, and are told from any other text', () => {
  const codes = allStructureTypes().map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect([isStructureType('clsc'), isStructureType('toString')]).toEqual([true, false]);
});

it('what nobody knows has no label', () => {
  expect(() => structureTypeLabel('nowhere', 'fr-FR')).toThrow(RangeError);
});
