import { describe, expect, it } from 'vitest';
import { mailtoAddress, parameterText, plainLine, plainText, safeUrl } from './text-safety.js';

describe('C27', () => {
  it.each([
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\u2028b\u0085c\vd\fe', 'a\nb\nc\nd\ne'],
    ['a\0b\u001bc\u007fd\u009be\tf', 'abcde\tf'],
    ['\ud83e\udd42 \ud83e \udd42', '🥂 \ufffd \ufffd'],
  ])('plainText(%j) is %j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('plainLine holds one line', () => {
    expect(plainLine(' Café\r\n\tdu  coin\n')).toBe('Café du  coin');
  });

  it('parameterText holds no double quote and no backslash', () => {
    expect(parameterText('Jo "Le\nRoux" \\n')).toBe("Jo 'Le Roux' /n");
  });

  it('safeUrl encodes what calendars take for syntax, and nothing twice', () => {
    expect(safeUrl('https://a.example/é?x=1,2;y="3"%2C \r\nz')).toBe(
      'https://a.example/é?x=1%2C2%3By=%223%22%2C%20%0Az',
    );
  });

  it.each([
    ['jo+tag_x.y@asso.example', 'jo+tag_x.y@asso.example'],
    ["o'neil@asso.example", "o'neil@asso.example"],
    ['"a,b"@asso.example', '%22a%2Cb%22@asso.example'],
    ['a\r\nB:c@asso.example', 'a%0AB%3Ac@asso.example'],
  ])('mailtoAddress(%j) is %j', (email, expected) => {
    expect(mailtoAddress(email)).toBe(expected);
  });
});
