import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DomainError, invalidField } from '../../kernel/domain-error.js';
import type { Once } from '../../platform/database/once.js';
import { parseInput } from '../../platform/http/parse-input.js';
import { pathOf } from '../../platform/http/request-state.js';
import { descriptionOf } from './described.js';

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

const nothing = z.strictObject({});

function inputOf(context: ExecutionContext): unknown {
  const schema = descriptionOf(context.getHandler())?.input ?? nothing;
  return parseInput(schema, requestOf(context).body ?? {});
}

const inputParameter = createParamDecorator((_data: unknown, context) => inputOf(context));

/** What the described schema makes of the body. */
export const Input = (): ParameterDecorator => inputParameter();

const queryParameter = createParamDecorator((_data: unknown, context) =>
  parseInput(descriptionOf(context.getHandler())?.query ?? nothing, requestOf(context).query),
);

/** What the described schema makes of the query. */
export const Asked = (): ParameterDecorator => queryParameter();

/** A revision that no row has: what a tag that is not ours stands for. */
const NO_REVISION = -1;

/** The revision that `If-Match` asks for; null for any. */
export function revisionAsked(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined || ifMatch.trim() === '*') return null;
  const [, revision] = /^"(\d{1,9})"$/.exec(ifMatch.trim()) ?? [];
  return revision === undefined ? NO_REVISION : Number(revision);
}

const ifMatchParameter = createParamDecorator((_data: unknown, context) =>
  revisionAsked(requestOf(context).headers['if-match']),
);

/** `@IfMatch() ifRevision: number | null` */
export const IfMatch = (): ParameterDecorator => ifMatchParameter();

const KEY = /^[\x21-\x7e]{1,255}$/;

function onceOf(context: ExecutionContext): Once | null {
  const request = requestOf(context);
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (!request.viewer) throw new DomainError('unauthenticated', 'unauthenticated');
  if (typeof key !== 'string' || !KEY.test(key)) throw invalidField('Idempotency-Key', 'invalid');
  const asked = `${request.method} ${pathOf(request)}\n${JSON.stringify(inputOf(context))}`;
  const fingerprint = createHash('sha256').update(asked).digest('hex');
  return { accountId: request.viewer.accountId, key, fingerprint };
}

const onceParameter = createParamDecorator((_data: unknown, context) => onceOf(context));

/** `@OnceOnly() once: Once | null`, from `Idempotency-Key` and what came with it. */
export const OnceOnly = (): ParameterDecorator => onceParameter();
