import multipart from '@fastify/multipart';
import {
  BadRequestException,
  HttpException,
  PayloadTooLargeException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Bytes: a table of two thousand lines with all that a shop's export says of each. */
export const UPLOAD_LIMIT = 1024 * 1024;

/** Bytes: the other fields of a form, and what parts them. */
const BESIDE_LIMIT = 64 * 1024;

/**
 * Forms with a file, whose field is then a Buffer in the body beside the texts of the others; and mail programs, which
 * may post their one click as multipart (RFC 8058, 3.2). No other route takes it.
 */
export async function takeUploads(instance: FastifyInstance): Promise<void> {
  instance.addHook('onRequest', (request, _reply, done) => done(refusalOf(request)));
  await instance.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT, files: 1, fieldSize: UPLOAD_LIMIT, fields: 40, parts: 50 },
  });
  instance.addHook('preValidation', async (request) => {
    if (request.isMultipart()) request.body = await fieldsOf(request);
  });
}

/** Fields are held in memory, so that what is too long is refused before it is read; so is what does not say how long it is. */
function refusalOf({ headers, routeOptions }: FastifyRequest): HttpException | undefined {
  if (!headers['content-type']?.trimStart().toLowerCase().startsWith('multipart/')) return undefined;
  const { largeBody, anyOrigin } = routeOptions.config;
  if (!largeBody && !anyOrigin) return new UnsupportedMediaTypeException();
  const limit = BESIDE_LIMIT + (largeBody ? UPLOAD_LIMIT : 0);
  return Number(headers['content-length'] ?? Infinity) <= limit ? undefined : new PayloadTooLargeException();
}

/** The texts and files of a form; of several by one name, the last. */
async function fieldsOf(request: FastifyRequest): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field' && part.valueTruncated) throw new PayloadTooLargeException();
      fields[part.fieldname] = part.type === 'file' ? await part.toBuffer() : part.value;
    }
  } catch (error) {
    // The parser's own errors, of a body that breaks off or names no boundary, have no status.
    const isForeseen = error instanceof HttpException || (error instanceof Error && 'statusCode' in error);
    throw isForeseen ? error : new BadRequestException();
  }
  return fields;
}
