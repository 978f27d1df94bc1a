import { expect, it } from 'vitest';
import { answerHour, asksColleagues, choiceOf, NEWS_LETTERS, wantsLetter } from './news-mail.rules.js';

it.each([
  ['question-pratique', true],
  ['question-sigle', true],
  ['coup-de-main', true],
  ['horaires', false],
  ['alerte', false],
] as const)('who posts %s waits for an answer: %s', (kind, expected) => {
  expect(asksColleagues(kind)).toBe(expected);
});

it('what is answered within an hour is told at its end', () => {
  const at = (time: string) => Date.parse(`2027-03-05T${time}Z`);
  expect(answerHour(at('10:59:59'))).toEqual({ from: at('10:00'), to: at('11:00') });
  expect(answerHour(at('11:00'))).toEqual({ from: at('11:00'), to: at('12:00') });
});

it.each([
  ['nothing', null, ['still-true', 'correction', 'replacement', 'answer']],
  ['the questions', { stillTrue: true, answers: false }, ['correction', 'replacement', 'answer']],
  ['the answers', { stillTrue: false, answers: true }, ['still-true', 'correction', 'replacement']],
  ['both', { stillTrue: true, answers: true }, ['correction', 'replacement']],
])('who refuses %s is still told what puts right what they read', (_, refusal, expected) => {
  expect(NEWS_LETTERS.filter((kind) => wantsLetter(choiceOf(refusal), kind))).toEqual(expected);
});
