import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import { SystemClock } from '../../kernel/clock.js';
import { ConfigModule } from '../config/config.module.js';
import { readSettings } from '../config/settings.js';
import { I18nModule } from './i18n.module.js';
import { Translator } from './translator.js';

class Root {}

async function textIn(environment: string, key: string): Promise<string> {
  const env = { NODE_ENV: environment, SMTP_URL: 'smtp://localhost', MAIL_FROM: 'Maillage <m@example.org>' };
  const config = ConfigModule.for(
    readSettings(env, () => 'x'.repeat(32)),
    new SystemClock(),
  );
  const root = { module: Root, imports: [config, I18nModule] };
  const context = await NestFactory.createApplicationContext(root, { logger: false });
  try {
    return context.get(Translator).t('fr-FR', key);
  } finally {
    await context.close();
  }
}

describe('the translator of the application', () => {
  it('has read the locale files of the project', async () => {
    expect(await textIn('test', 'vocabulary.answers.yes')).toBe('Je viens');
  });

  it('throws for a missing key, but in production shows it', async () => {
    await expect(textIn('test', 'vocabulary.none')).rejects.toThrow('No translation');
    expect(await textIn('production', 'vocabulary.none')).toBe('vocabulary.none');
  });
});
