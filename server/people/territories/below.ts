/** Which territories lie in which. Pure. */
type Nested = { id: number; parentId: number | null };

/** A territory with all that lie in it, near or far. @param territories each after the one that it lies in */
export function withAllBelow(id: number, territories: readonly Nested[]): Set<number> {
  const within = new Set([id]);
  for (const each of territories) if (each.parentId !== null && within.has(each.parentId)) within.add(each.id);
  return within;
}
