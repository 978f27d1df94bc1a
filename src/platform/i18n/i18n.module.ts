import { Global, Logger, Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { loadTranslator, type OnMissing, throwMissing, Translator } from './translator.js';

/** Found from src/ and from dist/ alike: both lie one level below the project. */
const LOCALES_FOLDER = new URL('../../../templates/locales/', import.meta.url);

/** In production a page with one bare key is better than no page; elsewhere the mistake must be seen. */
function missingHandler(production: boolean): OnMissing {
  if (!production) return throwMissing;
  const logger = new Logger('Translator');
  return (problem, shown) => {
    logger.error(problem);
    return shown;
  };
}

@Global()
@Module({
  providers: [
    {
      provide: Translator,
      inject: [SETTINGS],
      useFactory: ({ production }: Settings) => loadTranslator(LOCALES_FOLDER, missingHandler(production)),
    },
  ],
  exports: [Translator],
})
export class I18nModule {}
