/** Differences of two content versions. Entries are matched by their own name, so that moving one is no change of others. */
import type { Content } from '../../../../surveys/load.ts';

export type Difference = {
  /** Place by names, for instance `questionnaires.student.f06_s1.title.ru`. */
  path: string;
  kind: 'added' | 'removed' | 'changed';
  before?: unknown;
  after?: unknown;
};

/** The fields that name an entry of a list, the first that all entries have. */
const keys = ['code', 'name', 'no', 'status', 'value', 'version'];

/** All differences from `before` to `after`, in the order of the content. */
export function differences(before: Content, after: Content): Difference[] {
  return compare('', byItem(before), byItem(after));
}

/** Questions stand by their name with their page as a field: so an item that changes its page is one change. */
function byItem(content: Content): unknown {
  const forms = Object.entries(content.questionnaires).map(([audience, { definition }]) => [
    audience,
    flatForm(definition),
  ]);
  const work = Object.entries(content.forms).map(([name, definition]) => [name, flatForm(definition)]);
  return { ...content, questionnaires: Object.fromEntries(forms), forms: Object.fromEntries(work) };
}

function flatForm({ pages, ...rest }: Content['forms'][string]): unknown {
  const elements = pages.flatMap((page) =>
    page.elements.map((element) => [element.name, { ...element, page: (page as Record<string, unknown>).name }]),
  );
  const heads = pages.map(({ elements: _, ...head }) => head);
  return { ...rest, pages: heads, ...Object.fromEntries(elements) };
}

function compare(path: string, before: unknown, after: unknown): Difference[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ path, kind: 'added', after }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    return compareBranches(path, before, after);
  }
  return before === after ? [] : [{ path, kind: 'changed', before, after }];
}

function compareBranches(path: string, before: object, after: object): Difference[] {
  const key = Array.isArray(before) && Array.isArray(after) ? commonKey(before, after) : undefined;
  const [left, right] = [named(before, key), named(after, key)];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.flatMap((name) => compare(path === '' ? name : `${path}.${name}`, left[name], right[name]));
}

function named(branch: object, key: string | undefined): Record<string, unknown> {
  if (key === undefined || !Array.isArray(branch)) return { ...branch };
  return Object.fromEntries(branch.map((entry: Record<string, unknown>) => [`[${entry[key]}]`, entry]));
}

/** A key that names every entry of both lists once. */
function commonKey(before: unknown[], after: unknown[]): string | undefined {
  return keys.find((key) =>
    [before, after].every((list) => {
      const values = list.map((entry) => (isBranch(entry) ? (entry as Record<string, unknown>)[key] : undefined));
      return !values.includes(undefined) && new Set(values).size === values.length;
    }),
  );
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
