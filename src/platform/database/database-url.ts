import { resolve } from 'node:path';

export type DatabaseTarget = { dialect: 'sqlite'; file: string } | { dialect: 'postgres'; url: string };

/** `sqlite:data/maillage.sqlite` (from the working directory, or absolute) or `postgres://…`. */
export function parseDatabaseUrl(url: string): DatabaseTarget {
  if (!url.startsWith('sqlite:')) return { dialect: 'postgres', url };
  return { dialect: 'sqlite', file: resolve(decodeURIComponent(url.slice('sqlite:'.length))) };
}
