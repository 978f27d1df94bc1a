import { createRequire } from 'node:module';
import type * as TypeScript from 'typescript';

/** Where the compiler's own map of a file would be: it is not served. */
const SOURCE_MAP = /\n\/\/# sourceMappingURL=\S*\s*$/;

/** A module as browsers run it, from what the build made, or from its source where tests run without a build. */
export function browserCode(name: string, content: Buffer): Buffer {
  if (name.endsWith('.js')) return Buffer.from(content.toString().replace(SOURCE_MAP, '\n'));
  const ts = createRequire(import.meta.url)('typescript') as typeof TypeScript;
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  return Buffer.from(ts.transpileModule(content.toString(), { compilerOptions }).outputText);
}
