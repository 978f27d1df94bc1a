/** A piece of a line of text; an address that can be followed when `url` is set. */
export interface TextPiece {
  text: string;
  url: string | null;
}

const URL_IN_TEXT = /https?:\/\/[^\s<>«»"]+/g;
/** Of the sentence around it rather than of the address. */
const TRAILING = /[.,;:!?)\]’']+$/;

function piecesOf(line: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of line.matchAll(URL_IN_TEXT)) {
    const url = match[0].replace(TRAILING, '');
    if (match.index > end) pieces.push({ text: line.slice(end, match.index), url: null });
    pieces.push({ text: url, url });
    end = match.index + url.length;
  }
  if (end < line.length) pieces.push({ text: line.slice(end), url: null });
  return pieces;
}

/** Paragraphs of lines of pieces; no-break spaces keep a line's indentation. */
export const textView = (text: string): TextPiece[][][] =>
  text
    .replaceAll(/^ +/gm, (indentation) => '\u00a0'.repeat(indentation.length))
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').map(piecesOf));

const UNESCAPED: Record<string, string> = { '\\n': '\n', '\\N': '\n', '\\,': ',', '\\;': ';', '\\\\': '\\' };

/** What a calendar part says of its event, as far as a reader of the mailbox wants to check it. */
export function calendarView(ics: string) {
  const [, event = ''] = /^BEGIN:VEVENT\r\n(.*?)^END:VEVENT/ms.exec(ics.replaceAll(/\r\n[ \t]/g, '')) ?? [];
  const line = (name: string) => new RegExp(`^${name}((?:;[^:\r\n]*)?):(.*)\r$`, 'm').exec(event);
  const value = (name: string) =>
    line(name)?.[2]?.replace(/\\[nN,;\\]/g, (found) => UNESCAPED[found] ?? found) ?? null;
  const time = (name: string) => {
    const [, parameters = '', at = ''] = line(name) ?? [];
    const [, day, hour, utc] = /^(\d{8})T(\d{4})\d{2}(Z?)$/.exec(at) ?? [];
    if (day === undefined || hour === undefined) return at || null;
    const zone = utc ? 'UTC' : (/;TZID=([^;]*)/.exec(parameters)?.[1] ?? '');
    return `${day.replace(/(....)(..)(..)/, '$1-$2-$3')} ${hour.replace(/(..)(..)/, '$1:$2')} ${zone}`.trim();
  };
  return {
    summary: value('SUMMARY'),
    start: time('DTSTART'),
    end: time('DTEND'),
    location: value('LOCATION'),
    sequence: value('SEQUENCE'),
    partstat: /;PARTSTAT=([A-Z-]+)/.exec(line('ATTENDEE')?.[1] ?? '')?.[1] ?? null,
  };
}

/** The HTML part, its links leading out of the frame it is shown in. */
export function framedHtml(html: string): string {
  const base = '<base target="_top">';
  return /<head\b[^>]*>/i.test(html) ? html.replace(/<head\b[^>]*>/i, `$&${base}`) : base + html;
}

/** A page of the list, filtered by part of an address. */
export function mailboxPath({ address, before }: { address: string; before?: string }): string {
  const query = new URLSearchParams({ ...(address && { address }), ...(before && { before }) }).toString();
  return query ? `/mailbox?${query}` : '/mailbox';
}

/** The From line as people read it, its encoded words decoded (RFC 2047). */
export function senderOf(raw: string): string {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const line = /^From: (.*)$/m.exec(head.replaceAll(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
  return line
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_word, encoding: string, text: string) => {
      if (encoding.toUpperCase() === 'B') return Buffer.from(text, 'base64').toString();
      const bytes = text
        .replaceAll('_', ' ')
        .replaceAll(/=([0-9A-F]{2})/gi, (_byte, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        );
      return Buffer.from(bytes, 'latin1').toString();
    });
}
