import { applyDecorators, Controller, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiAnswersInterceptor } from './api-answers.interceptor.js';
import { ApiRequestGuard } from './api-request.guard.js';

/** A controller of `/api/<path>`. */
export const ApiController = (path = ''): ClassDecorator =>
  applyDecorators(
    Controller(path ? `api/${path}` : 'api'),
    UseGuards(ApiRequestGuard),
    UseInterceptors(ApiAnswersInterceptor),
  );
