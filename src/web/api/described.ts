import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** Why a route may be refused, by status: the codes that clients can tell apart. */
export type RefusalCodes = Partial<Record<403 | 404 | 409 | 422 | 429, readonly string[]>>;

/** All that a route takes and answers: it is checked by this, and `/api/openapi.json` is written from it. */
export interface Description {
  summary: string;
  /** For `@SignedIn()` handlers. */
  signedIn?: boolean;
  /** Of the body, which the handler gets from `@Input()`. */
  input?: z.ZodType;
  /** Of the query, which the handler gets from `@Asked()`; without it, none is taken. */
  query?: z.ZodType;
  /** Of what is answered. */
  output?: z.ZodType;
  /** Answers a table, `text/csv`, instead. */
  csv?: boolean;
  /** What is done may take it out of one's own sight: 204 then, and nothing of it. */
  mayVanish?: boolean;
  /** 200 by default, 204 without output. */
  status?: 201 | 202;
  /** Takes `If-Match`, which the handler gets from `@IfMatch()`. */
  ifMatch?: boolean;
  /** Takes `Idempotency-Key`, which the handler gets from `@OnceOnly()`. */
  idempotent?: boolean;
  errors?: RefusalCodes;
}

const DESCRIPTION = 'api:description';

/** Every handler under `/api` has one: without it the application does not start. */
export const Described = (description: Description): MethodDecorator =>
  applyDecorators(SetMetadata(DESCRIPTION, description), HttpCode(statusOf(description)));

export const descriptionOf = (handler: object): Description | undefined =>
  Reflect.getMetadata(DESCRIPTION, handler) as Description | undefined;

export const statusOf = ({ status, output, csv }: Description): number =>
  status ?? (output || csv ? 200 : 204);
