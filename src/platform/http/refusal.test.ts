import { BadRequestException, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { expect, it } from 'vitest';
import { conflict, DomainError, forbidden, invalidField, notFound } from '../../kernel/domain-error.js';
import { refusalOf } from './refusal.js';

const withStatus = (statusCode: number) => Object.assign(new Error('secret detail'), { statusCode });

it.each<[error: unknown, status: number, code: string]>([
  [invalidField('title', 'too-long', { max: 80 }), 422, 'validation'],
  [new DomainError('unauthenticated', 'invalid-token'), 401, 'invalid-token'],
  [forbidden(), 403, 'forbidden'],
  [notFound(), 404, 'not-found'],
  [conflict('full'), 409, 'full'],
  [new DomainError('stale', 'stale'), 412, 'stale'],
  [new DomainError('too-many', 'too-many'), 429, 'too-many'],
  [new DomainError('unavailable', 'unavailable'), 503, 'unavailable'],
  [new BadRequestException('x'), 400, 'malformed'],
  [new NotFoundException(), 404, 'not-found'],
  [new ServiceUnavailableException(), 503, 'unavailable'],
  [withStatus(413), 413, 'too-large'],
  [withStatus(415), 415, 'unsupported-media'],
  [withStatus(414), 400, 'malformed'],
])('%s is told as %i %s', (error, status, code) => {
  expect(refusalOf(error)).toMatchObject({ status, code });
});

it.each([new Error('boom'), withStatus(500), withStatus(200), 'text', null, undefined])(
  '%s is not told',
  (error) => {
    expect(refusalOf(error)).toBeNull();
  },
);
