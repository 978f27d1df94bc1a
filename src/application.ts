import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Clock } from './kernel/clock.js';
import type { Settings } from './platform/config/settings.js';
import { configureHttp, fastifyOptions } from './platform/http/configure-http.js';

const LEVELS = ['debug', 'log', 'warn', 'error', 'fatal'] as const;
const FROM: Record<Settings['logLevel'], number> = { debug: 0, info: 1, warn: 2, error: 3 };

const loggerOf = ({ logLevel }: Settings): ConsoleLogger =>
  new ConsoleLogger({ json: true, colors: false, logLevels: LEVELS.slice(FROM[logLevel]) });

/** The whole application, not yet listening; `main`, the command line and the tests start it alike. */
export async function createApplication(settings: Settings, clock: Clock): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(settings, clock),
    new FastifyAdapter(fastifyOptions(settings)),
    { logger: loggerOf(settings), abortOnError: false },
  );
  await configureHttp(app, settings);
  return app;
}
