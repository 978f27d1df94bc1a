import { Injectable, type OnModuleInit, UnsupportedMediaTypeException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

const MULTIPART = 'multipart/form-data';
const BODY_LIMIT = 8 * 1024;
const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };

/**
 * Mail programs may post their one click as multipart (RFC 8058, 3.2); no other route takes it. The address says
 * all there is to say: the body is not read, and no page of ours posts one.
 */
@Injectable()
export class OneClickBody implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // The command line has no HTTP.
    const instance = this.host.httpAdapter?.getInstance<FastifyInstance>();
    const options = { parseAs: 'string', bodyLimit: BODY_LIMIT } as const;
    instance?.addContentTypeParser<string>(MULTIPART, options, (request, _body, done) => {
      if (request.routeOptions.config.anyOrigin) done(null, ONE_CLICK);
      else done(new UnsupportedMediaTypeException());
    });
  }
}
