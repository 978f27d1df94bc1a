import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { LOCALES } from '../../kernel/locale.js';
import { InputPipe } from './input-pipe.js';
import { setLocaleCookie } from './locale-cookie.js';
import { seeOther, type SeeOther } from './page.js';
import { safePath } from './safe-path.js';

const input = z.strictObject({ locale: z.enum(LOCALES), next: z.string().optional() });

@Controller('locale')
export class LocaleController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Post()
  choose(
    @Body(new InputPipe(input)) { locale, next }: z.output<typeof input>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): SeeOther {
    setLocaleCookie(reply, this.settings, locale);
    return seeOther(safePath(next));
  }
}
