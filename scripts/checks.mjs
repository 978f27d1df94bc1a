/** The four checks that run no product code. Each counts as one in the last line of `npm test`. */
import { join } from 'node:path';
import { root, run } from './install.mjs';

const bin = (...path) => join(root, 'node_modules', ...path);
const tsc = bin('typescript', 'bin', 'tsc');
const cache = (name) => join('node_modules', '.cache', name);

const checks = [
  {
    name: 'types',
    // src alone first: the tests' project knows the DOM, src must not.
    commands: [
      [
        tsc,
        '-p',
        'tsconfig.json',
        '--noEmit',
        '--incremental',
        '--tsBuildInfoFile',
        cache('src.tsbuildinfo'),
      ],
      [tsc, '-p', 'test/tsconfig.json', '--incremental', '--tsBuildInfoFile', cache('test.tsbuildinfo')],
    ],
  },
  {
    name: 'lint',
    commands: [[bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0']],
  },
  {
    name: 'format',
    commands: [
      [
        bin('prettier', 'bin', 'prettier.cjs'),
        '.',
        '--check',
        '--log-level=warn',
        '--cache',
        '--cache-strategy=content',
      ],
    ],
  },
  {
    name: 'imports',
    commands: [
      [
        bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        'src',
        '--config',
        '.dependency-cruiser.cjs',
      ],
    ],
  },
];

async function runCheck({ name, commands }) {
  const startedAt = Date.now();
  let output = '';
  let passed = true;
  for (const args of commands) {
    const result = await run(process.execPath, args);
    if (result.code === 0) continue;
    passed = false;
    output += result.output;
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!passed) console.log(output.trimEnd());
  return passed;
}

/** Runs all four side by side: `{ passed, failed }`. */
export async function runChecks() {
  const results = await Promise.all(checks.map(runCheck));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}
