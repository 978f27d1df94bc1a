/** The parts of a numéro d'assurance maladie, in lower case. */
export interface NamParts {
  letters: string;
  year: string;
  /** Plus 50 for a woman. */
  month: string;
  day: string;
  /** What tells twins apart, and the control. */
  last: string;
}

const weights = [1, 3, 7, 9, 1, 7, 1, 3, 4, 5, 7, 6, 9, 1];

/** The century is not written: either may be right. */
export const hasRightControl = (parts: NamParts): boolean =>
  ['19', '20'].some((century) => controlOf(parts, century) === parts.last.charAt(1));

function controlOf({ letters, year, month, day, last }: NamParts, century: string): string {
  const isWoman = Number(month) > 50;
  const monthOfYear = String(Number(month) - (isWoman ? 50 : 0)).padStart(2, '0');
  const whole = `${letters}${century}${year}${isWoman ? 'f' : 'm'}${monthOfYear}${day}${last.charAt(0)}`;
  const sum = weights.reduce((total, weight, index) => total + weight * ebcdic(whole.charAt(index)), 0);
  return String(sum % 10);
}

/** A to I, J to R, S to Z, figures: each row of the code begins elsewhere. */
function ebcdic(character: string): number {
  if (character >= '0' && character <= '9') return 240 + Number(character);
  const rank = character.charCodeAt(0) - 'a'.charCodeAt(0);
  if (rank < 9) return 193 + rank;
  return rank < 18 ? 209 + rank - 9 : 226 + rank - 18;
}
