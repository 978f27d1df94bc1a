import { Controller, Get, Header, Inject } from '@nestjs/common';
import { type Page, page } from '../../platform/http/page.js';
import { docsView } from './docs.view.js';
import type { OpenApiDocument } from './openapi.js';

export const API_DOCUMENT = 'API_DOCUMENT';

/** What the others say of themselves. */
@Controller('api')
export class DocsController {
  constructor(@Inject(API_DOCUMENT) private readonly document: OpenApiDocument) {}

  @Get('openapi.json')
  @Header('cache-control', 'no-cache')
  openapi(): OpenApiDocument {
    return this.document;
  }

  @Get('docs')
  docs(): Page {
    return page('api/docs', docsView(this.document));
  }
}
