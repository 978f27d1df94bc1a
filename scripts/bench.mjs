/**
 * `npm run bench`: every row of docs/BENCH.md, on SQLite and PostgreSQL; keeps bench/results.json and the table.
 * `npm run bench -- P2 --quick --on=SQLite`: a look at some rows; nothing is kept.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './install.mjs';
import { prepare } from './prepare.mjs';

await prepare('all');
const { default: ts } = await import('typescript');
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
const compilerOptions = { ...options, module: ts.ModuleKind.ESNext, moduleResolution: undefined };

/** Beside the built application, whose modules a bench loads; types are checked by `npm run check`. */
function compile(file) {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions, fileName: file });
  const target = join(root, 'dist', relative(root, file)).replace(/\.ts$/, '.js');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
}

const bench = join(root, 'bench');
rmSync(join(root, 'dist', 'bench'), { recursive: true, force: true });
for (const name of readdirSync(bench, { recursive: true }))
  if (name.endsWith('.ts') && !/\.(d|test)\.ts$/.test(name)) compile(join(bench, name));
compile(join(root, 'test', 'support', 'postgres-server.ts'));
await import('../dist/bench/main.js');
