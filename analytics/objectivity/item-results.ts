/**
 * Results by item beside those of a region, a baseline or all schools of the territory, for the picture of a test: which items of a school lie
 * further from them than its level and the variation of schools let expect. It describes and enters no level; the sign is `hardItems`.
 */
import { adjustPValues } from '../multiplicity.ts';
import { isFew, LEAST_PEOPLE } from '../suppression/few-people.ts';
import { LEAST_ROUNDED } from '../suppression/score-bins.ts';
import { LEAST_ITEMS } from './aggregates/items.ts';
import { countPupils } from './aggregates/pupils.ts';
import { readReports, reportedSchools } from './aggregates/reported.ts';
import type { Counts } from './aggregates/rounding.ts';
import type { Baseline } from './baseline.ts';
import { type ItemLook, lookAtItems } from './item-law.ts';
import { allSchools, baselineReference, reportReferences } from './item-references.ts';
import { LEAST_SCHOOLS } from './signals.ts';
import type { ItemFinding, ItemReference, ObjectivityTest } from './types.ts';

/** False discovery rate over all tests, schools and items. */
const FDR = 0.05;
type Line = { school: string; source: ItemFinding['source']; counts: Counts };
type Held = Line & { reference: ItemReference | null; others: ItemReference[] };

/** The schools of a test with results by item of at least five pupils: of their rows, else of the report. */
function linesOf(test: ObjectivityTest): Line[] {
  const lines = new Map<string, Line>();
  const schools = reportedSchools([test]);
  for (const { counts, kind } of readReports([test], schools)) {
    if (kind !== 'itemResults') continue;
    counts.forEach((own, place) => {
      if (own !== null) lines.set(schools[place], { school: schools[place], source: kind, counts: own });
    });
  }
  const hasItems = test.results.items !== null;
  for (const [place, { itemResults }] of (hasItems ? countPupils(test) : []).entries()) {
    const { n, values } = itemResults;
    if (n === 0 || isFew(n)) continue;
    const school = test.results.schools[place];
    lines.set(school, { school, source: 'pupilRows', counts: { n, low: values, high: values, middle: values } });
  }
  return [...lines.values()].filter(({ counts: { n } }) => !isFew(n));
}

/** What is left of a reference without the school tells of five pupils and more: its head knows the rest. */
const isFarFrom =
  ({ counts }: Line) =>
  ({ n }: ItemReference): boolean =>
    n === null || (n >= LEAST_ROUNDED && n - counts.n >= LEAST_PEOPLE);

/** Pupil rows by the baseline, as their signs are; else the report's own rows, else all schools together. */
function heldAgainst(test: ObjectivityTest, baseline: Baseline | null): Held[] {
  const lines = linesOf(test);
  const ofBaseline = baselineReference(test.definition, baseline);
  const ofReports = reportReferences(test);
  const together = allSchools(
    lines.map(({ counts }) => counts),
    test.definition.items.map(({ max }) => max),
  );
  return lines.map((line) => {
    const rows = ofReports(line.school).filter(isFarFrom(line));
    if (ofBaseline !== null && line.source === 'pupilRows') return { ...line, reference: ofBaseline, others: rows };
    const [nearest, ...others] = rows;
    if (nearest !== undefined) return { ...line, reference: nearest, others };
    return { ...line, reference: lines.length < LEAST_SCHOOLS || !isFarFrom(line)(together) ? null : together, others };
  });
}

type Looked = { held: Held; looks: ItemLook[] | null; missing: ItemFinding['missing'] };

function lookAtTest(test: ObjectivityTest, baseline: Baseline | null): Looked[] {
  const all = heldAgainst(test, baseline);
  const maxima = test.definition.items.map(({ max }) => max);
  const compared = all.flatMap((held) => (held.reference === null ? [] : [{ held, shares: held.reference.shares }]));
  const missing = maxima.length < LEAST_ITEMS ? 'fewItems' : compared.length < LEAST_SCHOOLS ? 'fewSchools' : null;
  const looks =
    missing === null
      ? lookAtItems(
          compared.map(({ held: { counts }, shares }) => ({ counts, shares })),
          maxima,
        )
      : [];
  const byHeld = new Map(compared.map(({ held }, place) => [held, looks[place] ?? null]));
  return all.map((held) => ({
    held,
    looks: byHeld.get(held) ?? null,
    missing: held.reference === null ? 'noReference' : missing,
  }));
}

/**
 * Every school and test that results by item are known of. Items that stand out are named at a false discovery rate of 5 per cent over
 * all tests, schools and items together.
 */
export function findItemResults(tests: readonly ObjectivityTest[], baseline: Baseline | null): ItemFinding[] {
  const all = tests.flatMap((test, place) =>
    test.definition.items.length === 0 ? [] : lookAtTest(test, baseline).map((own) => ({ ...own, test: place })),
  );
  const pOf = ({ held, looks }: Looked): (number | null)[] =>
    // Of fewer pupils nothing is told, so nothing is looked for.
    (looks ?? []).map(({ p }) => (held.counts.n < LEAST_ROUNDED ? null : p));
  const q = adjustPValues(all.flatMap(pOf));
  let from = 0;
  return all.map(({ held, looks, missing, test }) => {
    const first = from;
    from += looks?.length ?? 0;
    const maxima = tests[test].definition.items.map(({ max }) => max);
    return {
      ...{ test, school: held.school, source: held.source, n: held.counts.n, missing },
      whole: held.counts.middle.map((points, item) => points / maxima[item]),
      ...{ reference: held.reference, others: held.others },
      usual: looks?.map(({ usual }) => usual) ?? null,
      seen:
        looks?.map(({ isBetter }, item) => {
          const own = q[first + item];
          return own === null || own >= FDR ? null : isBetter ? 'better' : 'worse';
        }) ?? null,
    };
  });
}
