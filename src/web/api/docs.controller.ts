import { Controller, Get, Header, Inject } from '@nestjs/common';
import { type Page, page } from '../../platform/http/page.js';
import type { DescribedRoute } from './described-routes.js';
import { docsView } from './docs.view.js';
import { openApiDocument, type OpenApiDocument } from './openapi.js';

export const API_ROUTES = 'API_ROUTES';

const VERSION = '0.1.0';

/** What the others say of themselves. */
@Controller('api')
export class DocsController {
  private made?: OpenApiDocument;

  constructor(@Inject(API_ROUTES) private readonly routes: readonly DescribedRoute[]) {}

  /** Made for the first who asks, and not at each start. */
  private document(): OpenApiDocument {
    return (this.made ??= openApiDocument(this.routes, VERSION));
  }

  @Get('openapi.json')
  @Header('cache-control', 'no-cache')
  openapi(): OpenApiDocument {
    return this.document();
  }

  @Get('docs')
  docs(): Page {
    return page('api/docs', docsView(this.document()));
  }
}
