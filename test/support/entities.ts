import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getMetadataArgsStorage } from 'typeorm';

type EntityClass = new () => object;

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every entity of src, found by the name of its file, so that a new one cannot be left out. */
export async function allEntities(): Promise<EntityClass[]> {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.entity.ts'),
  );
  const modules = await Promise.all(
    files.map((name) => import(join(src, name)) as Promise<Record<string, unknown>>),
  );
  const declared = new Set(getMetadataArgsStorage().tables.map(({ target }) => target));
  return modules
    .flatMap(Object.values)
    .filter((value): value is EntityClass => declared.has(value as EntityClass));
}
