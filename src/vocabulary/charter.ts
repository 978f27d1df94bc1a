import lines from './charter.json' with { type: 'json' };

/** The ten lines a new community starts with, one a line of text; typographic spaces are set already. */
export function defaultCharter(locale: string): string {
  return (locale.startsWith('fr') ? lines.fr : lines.en).join('\n');
}
