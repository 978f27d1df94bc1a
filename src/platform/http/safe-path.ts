const ORIGIN = 'http://site.invalid';

/**
 * A path of this site that a `next=` may lead to, query included; `fallback` for anything else: another host,
 * `//evil`, `/\evil`, control characters, a scheme.
 */
export function safePath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2000) return fallback;
  // Browsers read `\` as `/`, and drop tabs and line ends before they look for `//`.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) || !URL.canParse(value, ORIGIN)) return fallback;
  const url = new URL(value, ORIGIN);
  if (url.origin !== ORIGIN) return fallback;
  const path = url.pathname + url.search + url.hash;
  // `/./` and `/../` are resolved by now, and may have left `//evil`.
  return path.startsWith('//') ? fallback : path;
}
