import { Injectable, type OnModuleInit, UnsupportedMediaTypeException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

const MULTIPART = 'multipart/form-data';
const FIELD = /name="?([^"\r\n;]+)"?[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n([^\r\n]*)/g;
/** One field; there is nothing else to send. */
const BODY_LIMIT = 8 * 1024;

/** The fields of a multipart body, each a line. */
export const multipartFields = (body: string): Record<string, string> =>
  Object.fromEntries([...body.matchAll(FIELD)].map(([, name = '', value = '']) => [name, value]));

/** Mail programs may post their one click as multipart (RFC 8058, 3.2); no other route takes it. */
@Injectable()
export class OneClickBody implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (instance.hasContentTypeParser(MULTIPART)) return;
    instance.addContentTypeParser<string>(
      MULTIPART,
      { parseAs: 'string', bodyLimit: BODY_LIMIT },
      (request, body, done) => {
        if (request.routeOptions.config.anyOrigin) done(null, multipartFields(body));
        else done(new UnsupportedMediaTypeException());
      },
    );
  }
}
