export interface MailFrom {
  name: string;
  address: string;
}

const NAME = 'Maillage';
const NAMED = /^(?:"?([^"<>\r\n]*?)"?\s*)<([^<>\s@]+@[^<>\s@]+)>$/;
const BARE = /^[^<>\s@]+@[^<>\s@]+$/;

/** `Maillage <bonjour@maillage.example.org>` or the address alone; null for anything else. */
export function readMailFrom(text: string): MailFrom | null {
  const trimmed = text.trim();
  if (BARE.test(trimmed)) return { name: NAME, address: trimmed };
  const [, name, address] = NAMED.exec(trimmed) ?? [];
  return address ? { name: name || NAME, address } : null;
}

/** What the local mailbox shows where nothing is set. A host without a dot makes no mail address. */
export const defaultMailFrom = (host: string): MailFrom => ({
  name: NAME,
  address: `maillage@${host.includes('.') ? host : 'localhost.localdomain'}`,
});
