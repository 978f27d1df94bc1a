import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { type Description, descriptionOf } from './described.js';

export interface DescribedRoute {
  /** Lower case. */
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `/api/events/{id}` */
  path: string;
  /** The names in its path. */
  parameters: string[];
  description: Description;
}

function routeOf(controller: Type, name: string): DescribedRoute | null {
  const handler = (controller.prototype as Record<string, object>)[name]!;
  const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (verb === undefined) return null;
  const description = descriptionOf(handler);
  if (!description) throw new Error(`${controller.name}.${name} has no @Described`);
  const [prefix, path] = [controller, handler].map((of) => Reflect.getMetadata(PATH_METADATA, of) as string);
  const full = `/${prefix}/${path}`.replaceAll(/\/+/g, '/').replace(/\/$/, '');
  const parameters = [...full.matchAll(/:(\w+)/g)].map(([, parameter = '']) => parameter);
  const method = RequestMethod[verb].toLowerCase() as DescribedRoute['method'];
  return { method, path: full.replaceAll(/:(\w+)/g, '{$1}'), parameters, description };
}

/**
 * What controllers answer, by path.
 * @throws Error where a handler does not say what it takes and answers
 */
export const describedRoutes = (controllers: readonly Type[]): DescribedRoute[] =>
  controllers
    .flatMap((controller) =>
      Object.getOwnPropertyNames(controller.prototype).map((name) => routeOf(controller, name)),
    )
    .filter((route) => route !== null)
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
