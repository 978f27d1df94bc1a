import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';

const SIGNED_IN = 'http:signed-in';

function viewerOf(_data: unknown, context: ExecutionContext): Viewer | null {
  return context.switchToHttp().getRequest<FastifyRequest>().viewer;
}

const viewerParameter = createParamDecorator(viewerOf);

/** `@CurrentViewer() viewer: Viewer | null` */
export const CurrentViewer = (): ParameterDecorator => viewerParameter();

/**
 * `@SignedIn() viewer: Viewer`: strangers are answered 401 under `/api`, elsewhere sent to sign in and back.
 * Before anything of the input is looked at.
 */
export const SignedIn = (): ParameterDecorator => (target, key, index) => {
  viewerParameter()(target, key, index);
  if (key === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(target, key);
  if (descriptor) SetMetadata(SIGNED_IN, true)(target, key, descriptor);
};

@Injectable()
export class SignedInGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const isAsked = Reflect.getMetadata(SIGNED_IN, context.getHandler()) === true;
    if (isAsked && !viewerOf(undefined, context)) throw new DomainError('unauthenticated', 'unauthenticated');
    return true;
  }
}
