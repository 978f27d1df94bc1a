import type { Locale } from '../../kernel/locale.js';

/** What an acronym stands for, for one reader. */
export interface ShownSense {
  acronym: string;
  /** null where it has this sense in both countries. */
  country: 'FR' | 'CA-QC' | null;
  sense: string;
  explanation: string;
}

export interface ExplainedPiece {
  text: string;
  /** None for plain text. */
  senses: readonly ShownSense[];
}

/** Reads one text piece by piece: what was explained in one piece is not explained in the next. */
export type Explain = (piece: string) => readonly ExplainedPiece[];

export interface TextReader {
  territory: string | null;
  locale: Locale;
}

/** Explains the words of the trade in what people wrote; the glossary provides it. */
export abstract class Explainer {
  /** For one text. */
  abstract reading(reader: TextReader): Explain;
}

/** With what ties a word to its explanation in the page; null for plain text. */
export type PlacedPiece = ExplainedPiece & { id: string | null };

/** For the texts of one page: each call begins another text. */
export function explaining(explainer: Explainer | null, reader: TextReader) {
  let count = 0;
  const placed = (piece: ExplainedPiece): PlacedPiece => {
    if (piece.senses.length === 0) return { ...piece, id: null };
    count += 1;
    return { ...piece, id: `acronym-${count}` };
  };
  return (): ((text: string) => PlacedPiece[]) => {
    const explain: Explain = explainer?.reading(reader) ?? ((text) => [{ text, senses: [] }]);
    return (text) => explain(text).map(placed);
  };
}
