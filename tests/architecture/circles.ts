/** Circles of imports: files that need one another before any of them can run. */
import type { Source } from './sources.ts';

/**
 * The strongly connected parts of the imports at run time, by Tarjan's algorithm; imports of types alone are none.
 * @returns each circle as its paths in order, files that import themselves included
 */
export function findCircles(from: readonly Pick<Source, 'path' | 'imports'>[]): string[][] {
  const targets = new Map(
    from.map(({ imports, path }) => [path, imports.filter((one) => !one.typeOnly).map(({ target }) => target)]),
  );
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];

  const visit = (path: string): number => {
    order.set(path, order.size);
    lowest.set(path, order.get(path) as number);
    open.push(path);
    for (const target of targets.get(path) ?? []) {
      if (!targets.has(target)) continue;
      const reached = order.has(target)
        ? open.includes(target)
          ? (order.get(target) as number)
          : Infinity
        : visit(target);
      lowest.set(path, Math.min(lowest.get(path) as number, reached));
    }
    if (lowest.get(path) === order.get(path)) close(path);
    return lowest.get(path) as number;
  };

  const close = (path: string): void => {
    const part = open.splice(open.indexOf(path));
    if (part.length > 1 || targets.get(path)?.includes(path)) circles.push(part.sort());
  };

  for (const { path } of from) if (!order.has(path)) visit(path);
  return circles;
}
