import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Clock } from './kernel/clock.js';
import type { Settings } from './platform/config/settings.js';
import { configureHttp, fastifyOptions } from './platform/http/configure-http.js';
import { JsonLogger } from './platform/logging/json-logger.js';

/** The whole application, not yet listening; `main`, the command line and the tests start it alike. */
export async function createApplication(settings: Settings, clock: Clock): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(settings, clock),
    new FastifyAdapter(fastifyOptions(settings)),
    { logger: new JsonLogger(settings), abortOnError: false },
  );
  await configureHttp(app, settings);
  return app;
}

/** The same without HTTP: what commands work with. Background work is done where `settings.role` says so. */
export function createContext(settings: Settings, clock: Clock): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(AppModule.for(settings, clock), {
    logger: ['error'],
    abortOnError: false,
  });
}
