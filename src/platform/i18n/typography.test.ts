import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kernel/locale.js';
import { typeset } from './typography.js';

/** Tables show U+00A0 as ~ and U+202F as _. */
const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');

describe('French typography', () => {
  it.each([
    ['Qui vient ?', 'Qui vient_?', 'Qui vient?'],
    ['Qui vient?', 'Qui vient_?', 'Qui vient?'],
    ['Vraiment ?!', 'Vraiment_?!', 'Vraiment?!'],
    ['Oui ; non ! Si.', 'Oui_; non_! Si.', 'Oui; non! Si.'],
    ['Lieu : café', 'Lieu~: café', 'Lieu~: café'],
    ['Lieu: café', 'Lieu~: café', 'Lieu~: café'],
    ['« On vient »', '«~On vient~»', '«~On vient~»'],
    ['«On vient ?»', '«~On vient_?~»', '«~On vient?~»'],
    ["L'heure d'aujourd'hui", 'L’heure d’aujourd’hui', 'L’heure d’aujourd’hui'],
    ["l'{{what}} d'« ici »", 'l’{{what}} d’«~ici~»', 'l’{{what}} d’«~ici~»'],
    ['{{name}} : {{count}} places !', '{{name}}~: {{count}} places_!', '{{name}}~: {{count}} places!'],
    ['à 18 h 30, ou 9 h.', 'à 18~h~30, ou 9~h.', 'à 18~h~30, ou 9~h.'],
    ['12,50 € ou 5 %', '12,50~€ ou 5~%', '12,50~€ ou 5~%'],
    [
      '<b>Non</b> ! <a href="/x?y=1;z">ici</a> ?',
      '<b>Non</b>_! <a href="/x?y=1;z">ici</a>_?',
      '<b>Non</b>! <a href="/x?y=1;z">ici</a>?',
    ],
    ['Ligne un :\n- deux', 'Ligne un~:\n- deux', 'Ligne un~:\n- deux'],
  ])('%j', (text, france, quebec) => {
    expect(shown(typeset(text, 'fr-FR'))).toBe(france);
    expect(shown(typeset(text, 'fr-CA'))).toBe(quebec);
  });

  it.each([
    'https://example.org/a?b=1;c:d',
    'mailto:ici@example.org',
    'webcal://example.org/x.ics',
    'ici@example.org',
    '/news?kind=x',
    '18:30',
    '9:05:30',
    '{{a:b}}',
    '&amp; &#39; &nbsp;',
    '(?)',
    '`a ? b : c`',
    'FR:29',
  ])('leaves %s alone', (text) => {
    expect(typeset(text, 'fr-FR')).toBe(text);
    expect(typeset(text, 'fr-CA')).toBe(text);
  });

  it('leaves English alone', () => {
    expect(typeset("Who's in? Let's say: « us »!", 'en')).toBe("Who's in? Let's say: « us »!");
  });

  const pieces = fc.constantFrom(
    ...[...' \u00a0\u202f\n:;!?«»()\'"’<>&{}[]`@./0159ahéZ'],
    ...[
      '18:30',
      '18 h 30',
      '{{x}}',
      'https://a.b/c',
      'a@b.fr',
      '&amp;',
      '<b>',
      '</b>',
      'mailto:',
      ' h ',
      ' €',
    ],
  );
  const texts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));

  it.each(LOCALES)('applied twice gives the same as once in %s', (locale) => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => {
        const once = typeset(text, locale);
        expect(typeset(once, locale)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(LOCALES)('changes nothing but spaces and apostrophes in %s', (locale) => {
    const words = (text: string) => text.replaceAll(/[ \u00a0\u202f]/g, '').replaceAll("'", '’');
    fc.assert(
      fc.property(texts, (text) => {
        expect(words(typeset(text, locale))).toBe(words(text));
      }),
    );
  });
});
