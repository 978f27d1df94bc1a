import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SETTINGS } from '../../../platform/config/config.module.js';
import type { Settings } from '../../../platform/config/settings.js';
import { type Page, page } from '../../../platform/http/page.js';
import { defaultCharter } from '../../../vocabulary/charter.js';

@Controller('about')
export class AboutController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get()
  about(): Page {
    return this.textPage('about');
  }

  @Get('legal')
  legal(): Page {
    return this.textPage('legal');
  }

  @Get('privacy')
  privacy(): Page {
    return this.textPage('privacy');
  }

  @Get('accessibility')
  accessibility(): Page {
    return this.textPage('accessibility');
  }

  @Get('charter')
  charter(@Req() { locale }: FastifyRequest): Page {
    return page('about/charter', { lines: defaultCharter(locale).split('\n'), indexed: true });
  }

  private textPage(name: string): Page {
    const { publicUrl, mailFrom } = this.settings;
    return page(`about/${name}`, { host: new URL(publicUrl).host, address: mailFrom.address, indexed: true });
  }
}
