import type { Find, Level } from './find.js';

/** A piece of a text as it is quoted; `find` is what it may let somebody be recognised by, null around it. */
export interface Piece {
  text: string;
  find: Pick<Find, 'code' | 'level'> | null;
}

/** How much of what stands beside a passage is quoted with it, in characters. */
const BESIDE = 60;

const ELLIPSIS = '…';

/** A text cut where its passages begin and end, what is far from them left out; nothing without any. */
export function quote(text: string, finds: readonly Find[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { code, level, start, end } of finds) {
    pieces.push({ text: around(text.slice(from, start), { before: from > 0, after: true }), find: null });
    pieces.push({ text: text.slice(start, end), find: { code, level } });
    from = end;
  }
  if (finds.length === 0) return [];
  pieces.push({ text: around(text.slice(from), { before: true, after: false }), find: null });
  return pieces.filter((piece) => piece.text !== '');
}

const GRAVEST_FIRST: readonly Level[] = ['block', 'confirm', 'advise'];

/** One find a code, its gravest: what is said once, however often it stands in a text. */
export function headsOf(finds: readonly Find[]): Find[] {
  const heads = new Map<string, Find>();
  for (const level of GRAVEST_FIRST)
    for (const find of finds) if (find.level === level && !heads.has(find.code)) heads.set(find.code, find);
  return [...heads.values()];
}

/** What stands before a passage, after one, or between two. */
function around(text: string, beside: { before: boolean; after: boolean }): string {
  const characters = [...text];
  if (characters.length <= BESIDE * (Number(beside.before) + Number(beside.after))) return text;
  const first = beside.before ? characters.slice(0, BESIDE).join('') : '';
  const last = beside.after ? characters.slice(-BESIDE).join('') : '';
  return `${first}${ELLIPSIS}${last}`;
}
