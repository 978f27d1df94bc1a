import { type Find, findSecrets, type Setting } from './find.js';

/** What a field is for: whatever people write, a service's own line or address, or somebody's own name. */
export type FieldKind = 'text' | 'contact' | 'name';

/** What counts in a field: people are named by their names, so that there only what is refused does. */
export function findInField(
  text: string,
  { kind, country }: { kind: FieldKind; country: Setting['country'] },
): Find[] {
  const finds = findSecrets(text, { country, isPublicContact: kind === 'contact' });
  return kind === 'name' ? finds.filter(({ level }) => level === 'block') : finds;
}
