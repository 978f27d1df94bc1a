import { describe, expect, it } from 'vitest';
import { maySeeTopic, mayTopic, type TopicAccess, type TopicAction } from './topic.policy.js';
import type { TopicState } from './topic.entity.js';

const stranger: TopicAccess = { isHost: false, isInsider: false, isAuthor: false, isToCome: true };
const insider: TopicAccess = { ...stranger, isInsider: true };
const author: TopicAccess = { ...insider, isAuthor: true };
const host: TopicAccess = { ...insider, isHost: true };
const people = { stranger, insider, author, host };
type Who = keyof typeof people;

describe('while the date is to come', () => {
  it.each<[TopicAction, TopicState, Who[]]>([
    ['propose', 'proposed', ['insider', 'author', 'host']],
    ['edit', 'proposed', ['author']],
    ['edit', 'accepted', ['author']],
    ['edit', 'declined', []],
    ['withdraw', 'declined', ['author']],
    ['withdraw', 'withdrawn', []],
    ['support', 'proposed', ['insider', 'host']],
    ['support', 'declined', []],
    ['judge', 'proposed', ['host']],
    ['judge', 'declined', ['host']],
    ['judge', 'withdrawn', []],
    ['keep', 'accepted', ['host']],
    ['keep', 'declined', []],
    ['report', 'accepted', ['stranger', 'insider', 'host']],
    ['report', 'withdrawn', []],
  ])('may %s what is %s: %s', (action, state, allowed) => {
    const found = (Object.keys(people) as Who[]).filter((who) => mayTopic(action, people[who], state));
    expect(found).toEqual(allowed);
  });
});

it.each<[TopicAction, Who[]]>([
  ['propose', []],
  ['edit', []],
  ['support', []],
  ['judge', []],
  ['keep', ['host']],
  ['withdraw', ['author']],
  ['report', ['stranger', 'insider', 'host']],
])('once it is over, may %s: %s', (action, allowed) => {
  const found = (Object.keys(people) as Who[]).filter((who) =>
    mayTopic(action, { ...people[who], isToCome: false }, 'accepted'),
  );
  expect(found).toEqual(allowed);
});

it.each<[TopicState, Who[]]>([
  ['accepted', ['stranger', 'insider', 'author', 'host']],
  ['proposed', ['insider', 'author', 'host']],
  ['kept', ['insider', 'author', 'host']],
  ['declined', ['author', 'host']],
  ['withdrawn', []],
])('what is %s is seen by %s', (state, allowed) => {
  expect(readers({ state, hiddenAt: null })).toEqual(allowed);
});

it.each<TopicState>(['accepted', 'proposed', 'kept', 'declined'])(
  'what is %s and hidden is its author’s alone',
  (state) => expect(readers({ state, hiddenAt: 1 })).toEqual(['author']),
);

const readers = (topic: Parameters<typeof maySeeTopic>[1]): Who[] =>
  (Object.keys(people) as Who[]).filter((who) => maySeeTopic(people[who], topic));
