/*
 * What user text becomes before it enters a calendar (C27). Escaping of `\ ; ,` and line breaks in
 * TEXT values is ical-generator's; here goes everything that no reader should ever meet.
 */

const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const CONTROL = /(?![\n\t])\p{Cc}/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Any line break becomes `\n`, control characters but tab are dropped, lone surrogates become U+FFFD. */
export function plainText(text: string): string {
  return text.replace(LINE_BREAK, '\n').replace(CONTROL, '').replace(LONE_SURROGATE, '\uFFFD');
}

/** `plainText` on one line: runs of tabs and line breaks become one space, ends are trimmed. */
export function plainLine(text: string): string {
  return plainText(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}

/**
 * A parameter value such as CN: one line, without `"`, since older readers don't know RFC 6868,
 * and without `\`, since ical.js takes `\n` for a line break even there.
 */
export function parameterText(text: string): string {
  return plainLine(text).replaceAll('"', "'").replaceAll('\\', '/');
}

/** What ical-generator or a lax reader would take for syntax is percent-encoded in URLs. */
export function safeUrl(url: string): string {
  return plainText(url).replace(/[\s,;\\"<>]/gu, encodeURIComponent);
}

/** The address part of a `mailto:` URI (RFC 6068). */
export function mailtoAddress(email: string): string {
  return plainText(email).replace(/[\s,:;\\"<>%?#]/gu, encodeURIComponent);
}
