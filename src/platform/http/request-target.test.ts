import { expect, it } from 'vitest';
import { routedTarget } from './request-target.js';

it.each([
  '/',
  '/agenda?page=2',
  '/glossary/caf%C3%A9',
  '/news?q=100%',
  '/a%2Fb',
  '/a%2500',
  '//agenda',
  'http://maillage.example/agenda',
])('%s is routed as it is', (target) => {
  expect(routedTarget(target)).toBe(target);
});

it.each([
  '/%E0%A4%A',
  '/events/%',
  '/events/%00',
  '/events/a%00b?x=1',
  '/news?q=%00',
  '/news?q=a?%00',
  '*',
  'agenda',
  '',
  'http://[/agenda',
  'ftp://maillage.example/agenda',
])('%s is found nowhere', (target) => {
  expect(routedTarget(target)).toBe('/-');
});
