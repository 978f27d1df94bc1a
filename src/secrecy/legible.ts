/** A text as its reader sees it: what looks alike is alike, what cannot be seen is gone. */
export interface Legible {
  /** Every space, dash, digit and accent written in one way. Links included. */
  text: string;
  /** `text` in lower case and without accents, at the same offsets. */
  plain: string;
  /** Where `[start, end)` of `text` stands in the text that was given. */
  given: (start: number, end: number) => { start: number; end: number };
}

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
const lineEnd = /[\n\v\f\r\u0085\u2028\u2029]/;
const space = /[\s\u2800]/;
const mark = /\p{M}/u;
const dash = /[\p{Pd}\u2212\u2043\u02d7]/u;
const apostrophe = /[\u2018\u2019\u02bc\u2032\u00b4`]/;
const dot = /[\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb]/;
/** Written otherwise, read the same: full-width forms, digits of other scripts, ligatures, « Mᵐᵉ », « № ». */
const sameRead = /[\uff01-\uff5e\p{Nd}\ufb00-\ufb06\p{Lm}\u2116]/u;

export function legible(given: string): Legible {
  const units = new Units();
  let at = 0;
  for (const character of given) {
    units.read(character, at, at + character.length);
    at += character.length;
  }
  return units.legible();
}

class Units {
  private readonly fold = remembered(folded);
  private readonly text: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  read(character: string, start: number, end: number): void {
    if (character > '\u007f' && mark.test(character)) this.compose(character, end);
    else for (const unit of this.fold(character).split('')) this.push(unit, start, end);
  }

  legible(): Legible {
    const { starts, ends } = this;
    return {
      text: this.text.join(''),
      plain: this.text.map(remembered(plainUnit)).join(''),
      given: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
    };
  }

  /** White space that runs on is one space, or one line break if it holds any. */
  private push(unit: string, start: number, end: number): void {
    const last = this.text.length - 1;
    if (isWhite(unit) && isWhite(this.text[last])) {
      if (unit === '\n') this.text[last] = unit;
      this.ends[last] = end;
      return;
    }
    this.text.push(unit);
    this.starts.push(start);
    this.ends.push(end);
  }

  /** An accent written after its letter; one that no letter takes is dropped. */
  private compose(accent: string, end: number): void {
    const last = this.text.length - 1;
    const composed = `${this.text[last] ?? ''}${accent}`.normalize('NFC');
    if (composed.length !== 1) return;
    this.text[last] = composed;
    this.ends[last] = end;
  }
}

const isWhite = (unit: string | undefined): boolean => unit === ' ' || unit === '\n';

/** A text has few different characters. */
function remembered(read: (character: string) => string): (character: string) => string {
  const known = new Map<string, string>();
  return (character) => {
    const answer = known.get(character) ?? read(character);
    known.set(character, answer);
    return answer;
  };
}

function folded(character: string): string {
  if (character > ' ' && character < '\u007f' && character !== '`') return character;
  if (lineEnd.test(character)) return '\n';
  if (character === '\ufeff') return '';
  if (space.test(character)) return ' ';
  if (invisible.test(character)) return '';
  if (dash.test(character)) return '-';
  if (apostrophe.test(character)) return "'";
  if (dot.test(character)) return '.';
  if (character === '\u00ba') return '°';
  return sameRead.test(character) ? character.normalize('NFKC') : character;
}

function plainUnit(unit: string): string {
  const bare = unit > '\u007f' ? unit.normalize('NFD').charAt(0) : unit;
  const lower = bare.toLowerCase();
  return lower.length === 1 ? lower : bare;
}
