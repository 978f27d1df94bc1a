import { Global, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SystemClock } from '../../src/kernel/clock.js';
import type { Viewer } from '../../src/kernel/viewer.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import { readSettings, type Settings } from '../../src/platform/config/settings.js';
import { configureHttp, fastifyOptions } from '../../src/platform/http/configure-http.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { Renderer } from '../../src/platform/http/renderer.js';
import { type RequestCredentials, ViewerResolver } from '../../src/platform/http/viewer-resolver.js';
import { I18nModule } from '../../src/platform/i18n/i18n.module.js';

export const SESSION = 'session-of-maelle-0123456789';
export const ACCESS_TOKEN = 'access-token-of-maelle';

export const maelle: Viewer = {
  accountId: '0199d0a4-0000-7000-8000-000000000001',
  displayName: 'Maëlle',
  locale: 'fr-FR',
  timeZone: 'America/Toronto',
  territory: null,
  isAdmin: false,
  sessionId: null,
};

class OneViewer extends ViewerResolver {
  override resolve({ sessionToken, bearerToken }: RequestCredentials): Promise<Viewer | null> {
    return Promise.resolve(sessionToken === SESSION || bearerToken === ACCESS_TOKEN ? maelle : null);
  }
}

@Global()
@Module({ providers: [{ provide: ViewerResolver, useClass: OneViewer }], exports: [ViewerResolver] })
class OneViewerModule {}

export interface HttpApp {
  app: NestFastifyApplication;
  settings: Settings;
}

/**
 * An application of `platform/http` alone, with these controllers and, by path, these templates; Maëlle is the only
 * account. Rate limits are on.
 */
export async function startHttpApp(
  controllers: Type[],
  templates: Record<string, string> = {},
  environment: Record<string, string> = {},
): Promise<HttpApp> {
  const settings = readSettings({ NODE_ENV: 'test', ...environment }, () => 's'.repeat(32));

  @Module({
    imports: [ConfigModule.for(settings, new SystemClock()), I18nModule, OneViewerModule, HttpModule],
    controllers,
  })
  class HttpTestModule {}

  const adapter = new FastifyAdapter(fastifyOptions(settings));
  const app = await NestFactory.create<NestFastifyApplication>(HttpTestModule, adapter, { logger: false });
  await configureHttp(app, settings);
  const { eta } = app.get(Renderer);
  for (const [path, text] of Object.entries(templates))
    eta.templatesSync.define(eta.resolvePath?.(`/${path}`) ?? path, eta.compile(text));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, settings };
}
