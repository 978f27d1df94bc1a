import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safePath } from './safe-path.js';

describe('where next= may lead', () => {
  it.each([
    ['/', '/'],
    ['/events/123?tab=answers#notes', '/events/123?tab=answers#notes'],
    ['/recherche?q=caf%C3%A9', '/recherche?q=caf%C3%A9'],
    ['/a//b', '/a//b'],
    ['/a?next=https://evil.example', '/a?next=https://evil.example'],
    ['/%2F/evil.example', '/%2F/evil.example'],
  ])('%s is followed', (value, path) => {
    expect(safePath(value)).toBe(path);
  });

  it.each([
    undefined,
    null,
    7,
    ['/agenda'],
    '',
    'agenda',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/a\r\nset-cookie: x=y',
    `/${'a'.repeat(2001)}`,
  ])('%j is not', (value) => {
    expect(safePath(value, '/agenda')).toBe('/agenda');
  });

  it('stays on the site whatever is asked', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '\t',
      '\n',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (value) => {
          expect(new URL(safePath(value), 'https://ours.example').host).toBe('ours.example');
        },
      ),
    );
  });
});
