/**
 * Counts of people in records as others than those who keep the record see them: one to four are hidden, and so is what leaves one to
 * four when it is taken away. Pure.
 */
import { toldPart } from '../../../analytics/suppression/people-parts.ts';
import type { PeopleCounts } from './kind.ts';
import { kindOf, type Typed } from './kinds.ts';

type Holder = Record<string, unknown>;

/** @returns the data with null for what is hidden, and the paths of that, as `list/0/completed` */
export function withoutFew({ data, kind }: Typed): { data: Holder; hidden: string[] } {
  const told = structuredClone(data) as Holder;
  const hidden = new Set<string>();
  for (const counts of kindOf(kind).people ?? []) for (const path of hiddenOf(data as Holder, counts)) hidden.add(path);
  for (const path of hidden) {
    const names = path.split('/');
    const last = names.pop() as string;
    const holder = names.reduce<Holder>((own, name) => own[name] as Holder, told);
    holder[last] = null;
  }
  return { data: told, hidden: [...hidden] };
}

function hiddenOf(data: Holder, { of, parts, rows, whole }: PeopleCounts): string[] {
  const outer = of === undefined ? null : numberAt(data, of);
  const inRows = rows === undefined ? [''] : (listAt(data, rows) ?? []).map((_, index) => `${rows}/${index}/`);
  return inRows.flatMap((place) => {
    const all = numberAt(data, place + whole);
    const found = all === null || toldPart({ whole: all, part: 0 }).whole !== null ? [] : [place + whole];
    for (const [path, people] of [
      ...parts.map((own) => [place + own, all] as const),
      ...(outer === null ? [] : [[place + whole, outer] as const]),
    ]) {
      const part = numberAt(data, path);
      if (part !== null && toldPart({ whole: Math.max(part, people ?? part), part }).part === null) found.push(path);
    }
    return found;
  });
}

function at(data: Holder, path: string): unknown {
  return path.split('/').reduce<unknown>((own, name) => (own as Holder | null | undefined)?.[name], data);
}

/** Numbers of answers are whatever a form sent. */
function numberAt(data: Holder, path: string): number | null {
  const value = at(data, path);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function listAt(data: Holder, path: string): unknown[] | null {
  const value = at(data, path);
  return Array.isArray(value) ? value : null;
}
