import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import { descriptionOf } from './described.js';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** JSON alone, so that no form of another site can act here; and no query that the route does not know. */
@Injectable()
export class ApiRequestGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const type = request.headers['content-type'];
    if (type !== undefined && !JSON_TYPE.test(type)) throw new UnsupportedMediaTypeException();
    const unknown = descriptionOf(context.getHandler())?.query ? [] : Object.keys(request.query ?? {});
    if (unknown.length > 0) throw refusedQuery(unknown);
    return true;
  }
}

const refusedQuery = (fields: string[]): DomainError =>
  new DomainError(
    'invalid',
    'validation',
    fields.map((field) => ({ field, code: 'unknown-field' })),
  );
