import multipart from '@fastify/multipart';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** Bytes: a table of two thousand lines with all that a shop's export says of each. */
export const UPLOAD_LIMIT = 1024 * 1024;

/**
 * Forms with a file, whose field is then a Buffer in the body beside the texts of the others; and mail programs, which
 * may post their one click as multipart (RFC 8058, 3.2). No other route takes it.
 */
export async function takeUploads(instance: FastifyInstance): Promise<void> {
  instance.addHook('onRequest', (request, _reply, done) => {
    const isMultipart = request.headers['content-type']?.startsWith('multipart/') ?? false;
    const { largeBody, anyOrigin } = request.routeOptions.config;
    done(isMultipart && !largeBody && !anyOrigin ? new UnsupportedMediaTypeException() : undefined);
  });
  await instance.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { fileSize: UPLOAD_LIMIT, files: 1, fieldSize: UPLOAD_LIMIT, fields: 40, parts: 50 },
  });
}
