/** Results by item as pages see them: shares of pupils to the nearest five, and nothing of fewer than ten. */
import { LEAST_ROUNDED, roundToFive } from '../../../analytics/suppression/score-bins.ts';
import { toldShare } from '../../../analytics/suppression/told-items.ts';
import type { StoredItems, SummaryTest } from '../../ground/db/objectivity-tables.ts';
import { referencePlace } from '../reports/reference-words.ts';
import { type TestKey, testKey } from '../tests/catalogue.ts';
import type { DistrictItems, ItemReference, ItemResults, TestItems } from './schemas.ts';

type Reference = NonNullable<StoredItems['reference']>;

const told = ({ kind, name }: Reference): ItemReference => ({
  kind: kind === 'outside' ? referencePlace(name ?? '') : kind,
  name,
});

/** Rows of reference are pupils too. */
const toldShares = ({ n, shares }: Reference): number[] =>
  n === null ? [...shares] : shares.map((share) => toldShare(share * n, n).share);

const sumOf = (values: readonly number[]): number => values.reduce((sum, own) => sum + own, 0);

/** @param maxima points of each item */
function wholeOf(shares: readonly number[], maxima: readonly number[]): number {
  return sumOf(shares.map((share, item) => share * maxima[item])) / sumOf(maxima);
}

type Described = Pick<SummaryTest, 'items' | 'itemMaxima'>;

function itemsView(own: StoredItems | null, { itemMaxima, items }: Described): ItemResults {
  if (items.length === 0) return { kind: 'unknown', why: 'noItems' };
  if (own === null || own.whole.length !== items.length) return { kind: 'unknown', why: 'noResults' };
  const { missing, n, others, reference, seen, source, usual, whole } = own;
  if (n < LEAST_ROUNDED) return { kind: 'unknown', why: 'fewPupils' };
  const references = reference === null ? others : [reference, ...others];
  const shares = whole.map((points) => points / n);
  const rows = references.map(toldShares);
  return {
    ...{ kind: 'known', source, missing, pupils: roundToFive(n), references: references.map(told) },
    whole: {
      own: wholeOf(shares, itemMaxima),
      reference: reference === null ? null : wholeOf(rows[0], itemMaxima),
    },
    items: items.map((name, item) => ({
      name,
      ...toldShare(whole[item], n),
      references: rows.map((row) => row[item]),
      usual: usual?.[item] ?? null,
      seen: seen?.[item] ?? null,
    })),
  };
}

/** The tests of one school. */
export function schoolItems(
  stored: readonly (TestKey & { picture: { items?: StoredItems | null } })[],
  tests: readonly SummaryTest[],
): TestItems[] {
  return stored.flatMap(({ picture, ...own }) => {
    const test = tests.find((each) => testKey(each) === testKey(own));
    if (test === undefined) return [];
    const { grade, subject, title, year } = test;
    return [{ year, subject, grade, title, results: itemsView(picture.items ?? null, test) }];
  });
}

/** @param seen of the schools in scope, by item */
export function testItems(
  { itemResults: all, items }: SummaryTest,
  seen: readonly { schoolId: number; seen: StoredItems['seen'] }[],
): DistrictItems {
  if (items.length === 0) return { kind: 'unknown', why: 'noItems' };
  if (all === null || all.shares.length !== items.length) return { kind: 'unknown', why: 'noResults' };
  if (all.n < LEAST_ROUNDED) return { kind: 'unknown', why: 'fewPupils' };
  const { intervals, missing, n, reference, schools, shares } = all;
  const beside = reference === null ? null : toldShares(reference);
  const who = (item: number, side: 'better' | 'worse') =>
    seen.flatMap((own) => (own.seen?.[item] === side ? [own.schoolId] : []));
  return {
    ...{ kind: 'known', schools, missing, reference: reference === null ? null : told(reference) },
    items: items.map((name, item) => ({
      name,
      share: toldShare(shares[item] * n, n).share,
      interval: intervals?.[item] ?? null,
      reference: beside?.[item] ?? null,
      better: who(item, 'better'),
      worse: who(item, 'worse'),
    })),
  };
}
