import { ConsoleLogger } from '@nestjs/common';
import type { Settings } from '../config/settings.js';

const LEVELS = ['debug', 'log', 'warn', 'error', 'fatal'] as const;
const FROM: Record<Settings['logLevel'], number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** What Nest says while it puts itself together: two hundred lines that only its developers read. */
const ASSEMBLY = new Set([
  'InstanceLoader',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'TypeOrmModule',
]);

/** One JSON object a line, from `LOG_LEVEL` up. */
export class JsonLogger extends ConsoleLogger {
  private readonly assembly: boolean;

  constructor({ logLevel }: Pick<Settings, 'logLevel'>) {
    super({ json: true, colors: false, logLevels: LEVELS.slice(FROM[logLevel]) });
    this.assembly = logLevel === 'debug';
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (!this.assembly && ASSEMBLY.has(String(rest.at(-1)))) return;
    super.log(message, ...rest);
  }
}
