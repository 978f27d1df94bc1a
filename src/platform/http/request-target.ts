/** What a target that nothing can serve is routed as: a path that no route has. */
const NOWHERE = '/-';

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * The request target that is routed: itself, or a path that is not found where it can't be decoded or holds a
 * null byte, which PostgreSQL would refuse much later. Read before routing, so that the answer is an ordinary 404.
 */
export function routedTarget(target: string): string {
  const isPath = target.startsWith('/') || /^https?:\/\/[^/?#]+\//i.test(target);
  if (!isPath || !URL.canParse(target, 'http://site.invalid')) return NOWHERE;
  if (!target.includes('%')) return target;
  // A query may hold a bare %: its parser leaves it as it is.
  const [path = ''] = target.split('?', 1);
  return isDecodable(path) && !target.includes('%00') ? target : NOWHERE;
}
