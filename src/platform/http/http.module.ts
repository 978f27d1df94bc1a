import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Reader } from '../database/transaction.js';
import { AnswersInterceptor } from './answers.interceptor.js';
import { Assets, loadAssets } from './assets.js';
import { AssetsController } from './assets.controller.js';
import { ErrorAnswersFilter } from './error-answers.filter.js';
import { HealthController } from './health.controller.js';
import { KeptPages } from './kept-pages.js';
import { LocaleController } from './locale.controller.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { PlainRoutes } from './plain-routes.js';
import { databaseCheck, Readiness } from './readiness.js';
import { Renderer } from './renderer.js';
import { RobotsController } from './robots.controller.js';
import { RouteTable } from './route-table.js';
import { SignedInGuard } from './signed-in.js';

/** Needs ConfigModule and I18nModule, and somewhere a `ViewerResolver`; `configureHttp` does the rest. */
@Global()
@Module({
  controllers: [AssetsController, HealthController, LocaleController, MetricsController, RobotsController],
  providers: [
    KeptPages,
    Metrics,
    PlainRoutes,
    Renderer,
    RouteTable,
    { provide: Assets, useFactory: loadAssets },
    {
      provide: Readiness,
      // Where there is a database, serving needs it.
      inject: [
        { token: DataSource, optional: true },
        { token: Reader, optional: true },
      ],
      useFactory: (writer?: DataSource, reader?: Reader): Readiness => {
        const readiness = new Readiness();
        if (writer && reader) readiness.register(databaseCheck(writer, reader));
        return readiness;
      },
    },
    { provide: APP_FILTER, useClass: ErrorAnswersFilter },
    { provide: APP_GUARD, useClass: SignedInGuard },
    { provide: APP_INTERCEPTOR, useClass: AnswersInterceptor },
  ],
  exports: [Assets, Metrics, PlainRoutes, Readiness, Renderer],
})
export class HttpModule {}
