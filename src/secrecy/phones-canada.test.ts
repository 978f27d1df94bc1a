import { expect, it } from 'vitest';
import { marked } from './marked.test-data.js';

it.each([
  '514 555-0123',
  '(514) 555-0123',
  '5145550123',
  '1-514-555-0123',
  '+1 514 555 0123',
  '514‑555‑0123',
])('a North American number is asked about: %j', (number) => {
  expect(marked(`au ${number} le soir`, 'CA-QC')).toEqual([`tel-ca:confirm ${number}`]);
  expect(marked(`au ${number} le soir`, 'CA-QC', true)).toEqual([]);
});

it('an extension tells a switchboard', () => {
  expect(marked('514 555-0123, poste 214', 'CA-QC')).toEqual(['tel-ca:advise 514 555-0123']);
});

it('elsewhere than in Québec it has to be written so', () => {
  expect(marked('514 555-0123', 'FR')).toEqual(['tel-ca:confirm 514 555-0123']);
  expect(marked('514 555 0123', 'FR')).toEqual([]);
  expect(marked('12345678901', 'FR')).toEqual([]);
});

it.each([
  '1 800 555-0199',
  '1-866-555-0123',
  '811, 211 et 911',
  '250 300 4000 $',
  'NEQ 2263456789',
  '2026-11-15 9 h',
])('%j is no number of anybody', (text) => {
  expect(marked(text, 'CA-QC')).toEqual([]);
});
