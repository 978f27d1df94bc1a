import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** What a creating POST answers: the new thing, and where it is. */
export class Created<Body> {
  constructor(
    readonly location: string,
    readonly body: Body,
  ) {}
}

const revisionOf = (body: unknown): number | null =>
  typeof body === 'object' && body !== null && 'revision' in body && typeof body.revision === 'number'
    ? body.revision
    : null;

/** `Location` for what was created, and `ETag` for what has a revision. */
@Injectable()
export class ApiAnswersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer instanceof Created) reply.header('location', encodeURI(answer.location));
        const body: unknown = answer instanceof Created ? answer.body : answer;
        const revision = revisionOf(body);
        if (revision !== null) reply.header('etag', `"${revision}"`);
        return body;
      }),
    );
  }
}
