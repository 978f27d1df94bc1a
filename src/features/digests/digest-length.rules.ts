/** What a digest tells, in its order, and how many more there are than it shows. */
export interface Lists<News, Gathering> {
  /** Put right, or replaced, since they were told. */
  corrected: readonly News[];
  fresh: readonly News[];
  dates: readonly Gathering[];
  moreNews: number;
  moreDates: number;
}

/** At most so many news and so many dates. */
export interface Length {
  news: number;
  dates: number;
}

/** The most that a mail shows. */
export const FULL_LENGTH: Length = { news: 40, dates: 20 };

/** From the most to the least: the first that is light enough. */
export const LENGTHS: readonly Length[] = [
  FULL_LENGTH,
  { news: 20, dates: 10 },
  { news: 10, dates: 5 },
  { news: 4, dates: 2 },
];

/** Bytes: mail programs cut what is longer than 102 KB. Headers and boundaries take the rest. */
const MOST_MAILED = 95_000;

/** Corrections come first, and give way last. */
export function shortened<News, Gathering>(
  { corrected, fresh, dates, moreNews, moreDates }: Lists<News, Gathering>,
  length: Length,
): Lists<News, Gathering> {
  const [keptCorrected, keptDates] = [corrected.slice(0, length.news), dates.slice(0, length.dates)];
  const keptFresh = fresh.slice(0, length.news - keptCorrected.length);
  const leftOut = corrected.length + fresh.length - keptCorrected.length - keptFresh.length;
  return {
    corrected: keptCorrected,
    fresh: keptFresh,
    dates: keptDates,
    moreNews: moreNews + leftOut,
    moreDates: moreDates + dates.length - keptDates.length,
  };
}

const LINE_END = 3;
const LINE = 72;
const NOT_AS_IT_IS = /[^\n\x20-\x3c\x3e-\x7e]/g;

/** Bytes of a text in a mail: as base64, or as quoted-printable where that is longer. */
function mailedSize(text: string): number {
  const bytes = Buffer.byteLength(text.replace(/\n/g, '\r\n'));
  const asItIs = text.replace(NOT_AS_IT_IS, '').length;
  const printable = asItIs + (Buffer.byteLength(text) - asItIs) * 3;
  const size = Math.max((bytes * 4) / 3, printable);
  return Math.ceil(size + (size / LINE) * LINE_END);
}

export const fitsOneMail = (bodies: { text: string; html: string }): boolean =>
  mailedSize(bodies.text) + mailedSize(bodies.html) <= MOST_MAILED;
