export interface KnownRoute {
  methods: string[];
  pattern: RegExp;
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** A route as it was registered: `/events/:id/answers`, `/assets/*`. */
export function knownRoute(methods: string | string[], url: string): KnownRoute {
  const pattern = url
    .split('/')
    .map((segment) => escaped(segment).replaceAll('*', '.*').replace(/:\w+/g, '[^/]+'))
    .join('/');
  return { methods: [methods].flat(), pattern: new RegExp(`^${pattern}$`) };
}

/** The methods that some route answers at this path, sorted; none where the path itself is unknown. */
export function allowedMethods(routes: readonly KnownRoute[], path: string): string[] {
  const found = routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
  return found.length === 0 ? [] : [...new Set([...found, 'OPTIONS'])].sort();
}

/** Every route of the application, noted as it is registered: tells 405 from 404. */
export class RouteTable {
  private readonly routes: KnownRoute[] = [];

  add(methods: string | string[], url: string): void {
    this.routes.push(knownRoute(methods, url));
  }

  allowedAt(path: string): string[] {
    return allowedMethods(this.routes, path);
  }
}
