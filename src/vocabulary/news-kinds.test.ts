import { expect, it } from 'vitest';
import {
  closesStructure,
  fieldsRequired,
  isNewsKind,
  lifetimeDays,
  NEWS_KINDS,
  staysInCommunity,
} from './news-kinds.js';

it('a kind says what it needs to be news, and for how long it is', () => {
  expect(fieldsRequired('fermeture-temporaire')).toEqual(['structure', 'effectiveOn', 'endsOn']);
  expect(fieldsRequired('question-pratique')).toEqual([]);
  expect([lifetimeDays('saturation'), lifetimeDays('fermeture-temporaire')]).toEqual([30, null]);
});

it('what has no lifetime asks for a date, or is answered', () => {
  const ageless = NEWS_KINDS.filter((kind) => lifetimeDays(kind) === null);
  expect(ageless.filter((kind) => !fieldsRequired(kind).some((field) => field.endsWith('On')))).toEqual([
    'question-sigle',
  ]);
});

it('one kind stays among people who know each other, one closes its structure', () => {
  expect(NEWS_KINDS.filter(staysInCommunity)).toEqual(['question-pratique']);
  expect(NEWS_KINDS.filter(closesStructure)).toEqual(['fermeture-definitive']);
});

it('a kind is told from any other text', () => {
  expect([isNewsKind('horaires'), isNewsKind('toString')]).toEqual([true, false]);
});
