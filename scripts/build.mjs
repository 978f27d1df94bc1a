/** Compiles src/ into dist/ when the content it was made from has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, run } from './install.mjs';

export const nestBin = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
const stampFile = join(root, 'dist', '.stamp');

function sourceFiles() {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function sourceHash() {
  const hash = createHash('sha256');
  const settings = ['tsconfig.json', 'nest-cli.json', 'package-lock.json'].map((name) => join(root, name));
  for (const file of [...settings, ...sourceFiles()]) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

export async function ensureBuilt() {
  const hash = sourceHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  console.error('building…');
  const { code, output } = await run(process.execPath, [nestBin, 'build']);
  if (code !== 0) throw new Error(`${output}\nThe build failed (nest build, above).`);
  writeFileSync(stampFile, hash);
}
