import { stringify } from 'csv-stringify/sync';
import { toLocal } from '../../calendar/wall-time.js';
import type { Attendee } from '../../features/rsvps/attendee.service.js';
import type { Locale } from '../../kernel/locale.js';
import { isProfession, professionLabel } from '../../vocabulary/professions.js';

interface Reader {
  /** The event's. */
  zone: string;
  locale: Locale;
  t: (key: string) => string;
}

const COLUMNS = [
  'name',
  'profession',
  'answer',
  'outcome',
  'guests',
  'position',
  'note',
  'discreet',
  'answeredAt',
] as const;

/**
 * As the spreadsheets of the reader's country open it. What begins like a formula is text: a name must not run in
 * the host's spreadsheet. No address: it is not theirs to pass on.
 */
export function answerTable(answers: readonly Attendee[], reader: Reader): string {
  const { locale, t } = reader;
  const rows = answers.map((answer) => rowOf(answer, reader));
  return stringify([COLUMNS.map((column) => t(`answers.sheet.${column}`)), ...rows], {
    bom: true,
    delimiter: locale === 'en' ? ',' : ';',
    record_delimiter: '\r\n',
    quoted: true,
    quoted_empty: true,
    escape_formulas: true,
  });
}

function rowOf({ account, rsvp, position }: Attendee, { zone, locale, t }: Reader): string[] {
  const { profession } = account;
  return [
    account.displayName || t('events.someone'),
    profession !== null && isProfession(profession) ? professionLabel(profession, locale) : '',
    t(`vocabulary.answers.${rsvp.answer}`),
    t(`events.answers.group.${rsvp.outcome}`),
    String(rsvp.guests),
    position === null ? '' : String(position),
    rsvp.note,
    // A table is printed and passed on: what is for the hosts alone says so.
    rsvp.discreet ? t('events.answers.discreet') : '',
    toLocal(rsvp.answeredAt, zone).replace('T', ' '),
  ];
}
