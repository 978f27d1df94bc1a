import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kernel/locale.js';
import { tieSigns, typeset } from './typography.js';

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
    ['de 18h30 à 20h, ou 24h/24', 'de 18~h~30 à 20~h, ou 24~h/24', 'de 18~h~30 à 20~h, ou 24~h/24'],
    ['{{hours}} h {{minutes}}', '{{hours}}~h~{{minutes}}', '{{hours}}~h~{{minutes}}'],
    ['30 min à pied, 5 km', '30~min à pied, 5~km', '30~min à pied, 5~km'],
    ['1 250 places, 1 250 000 €', '1_250 places, 1_250_000~€', '1~250 places, 1~250~000~€'],
    [
      'le 1er mars 2027, ou le 12 avril',
      'le 1er~mars~2027, ou le 12~avril',
      'le 1er~mars~2027, ou le 12~avril',
    ],
    [
      'M. Exemple et Mme {{name}}, n° 3',
      'M.~Exemple et Mme~{{name}}, n°~3',
      'M.~Exemple et Mme~{{name}}, n°~3',
    ],
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
    '02 61 91 00 21',
    'en 2027 250 personnes',
    '5 marseillais',
    'e3h05',
  ])('leaves %s alone', (text) => {
    expect(typeset(text, 'fr-FR')).toBe(text);
    expect(typeset(text, 'fr-CA')).toBe(text);
  });

  it('sets the apostrophes of English, and leaves the rest alone', () => {
    expect(typeset("Who's in? Let's say: « us »!", 'en')).toBe('Who’s in? Let’s say: « us »!');
  });

  it.each([
    ['Un verre au port : comment ça va ?', 'Un verre au port~: comment ça va~?'],
    ['« Fatigue » : on en parle ?!', '«~Fatigue~»~: on en parle~?!'],
    ['Mixed: tea? coffee', 'Mixed: tea? coffee'],
    ['a :) b', 'a :) b'],
  ])('ties what somebody typed, and adds nothing: %s', (typed, tied) => {
    expect(shown(tieSigns(typed))).toBe(tied);
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
      '18h30',
      ' 250',
      'M. ',
      'n° ',
      '5 mars 2027',
      ' min',
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
