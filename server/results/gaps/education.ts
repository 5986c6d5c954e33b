/** The educational results of a district, by test and year. */
import { figureChange } from '../../../analytics/figure-change.ts';
import { isShown, type Standings, type TestCell } from '../../../analytics/test-results.ts';
import type { Localized } from '../../../surveys/schema.ts';
import { listTests, testKey } from '../../objectivity/tests/catalogue.ts';
import { findSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { computeStandings } from './computing.ts';
import { gapView, hundredths } from './gap-view.ts';
import type { FigureChange, ResultGroup, Standing } from './schemas.ts';
import { findImportedMeans, findUploadedMeans, type MeanCell } from './store.ts';

/** Where pupils' results of a school and test were imported they stand before the mean of an uploaded table. */
async function findCells({ db }: Pick<Services, 'db'>, schoolIds: number[]) {
  const imported = await findImportedMeans(db, schoolIds);
  const key = (cell: MeanCell) => `${cell.schoolId} ${testKey(cell)}`;
  const known = new Set(imported.map(key));
  const uploaded = (await findUploadedMeans(db, schoolIds)).filter((cell) => !known.has(key(cell)));
  return [
    ...imported.map((cell) => ({ ...cell, source: 'pupils' as const })),
    ...uploaded.map((cell) => ({ ...cell, source: 'means' as const })),
  ];
}

type Group = Omit<ResultGroup, 'change'>;
type Cell = Awaited<ReturnType<typeof findCells>>[number];

/**
 * Results of all schools of a municipality.
 *
 * @param visible the schools whose own results the reader may see; the gap is over all schools whoever reads
 * @returns newest year first; within a year all tests together, then each by grade and title
 */
export async function findEducation(
  services: Pick<Services, 'content' | 'db'>,
  territoryId: number,
  visible: ReadonlySet<number>,
): Promise<ResultGroup[]> {
  const schools = await findSchools(services.db, { territoryIds: [territoryId], schoolIds: [] });
  const cells = await findCells(
    services,
    schools.map(({ id }) => id),
  );
  const titles = new Map((await listTests(services, territoryId)).map((test) => [testKey(test), test.title]));
  const years = [...Map.groupBy(cells, ({ year }) => year)].sort(([one], [other]) => other - one);
  const asked = years.flatMap(([, ofYear]) => {
    const tests = [...Map.groupBy(ofYear, testKey)].map(([key, own]) => ({
      own,
      test: describe(own[0], titles.get(key)),
    }));
    tests.sort(({ test: a }, { test: b }) => a.grade - b.grade || a.title.ru.localeCompare(b.title.ru, 'ru'));
    return [{ own: ofYear, test: null }, ...tests];
  });
  const standings = await computeStandings(asked.map(({ own }) => own.map(measured)));
  const groups = asked.map(({ own, test }, place) => groupOf(own, test, standings[place], visible));
  return groups.map((group) => ({ ...group, change: changeUpTo(group, groups) }));
}

/** How the gap of a test, or of all tests together, moved into the year of the group. */
function changeUpTo(group: Group, groups: readonly Group[]): FigureChange {
  const isOwn = ({ test, year }: Group) =>
    test?.subject === group.test?.subject && test?.grade === group.test?.grade && year <= group.year;
  const own = groups.filter(isOwn);
  return figureChange(own.toSorted((a, b) => a.year - b.year).map(({ gap }) => gap));
}

/** A test that no list of the district knows goes by the name that the file gives it. */
function describe({ grade, subject }: Cell, title: Localized | undefined) {
  return { subject, grade, title: title ?? { ru: subject, en: subject } };
}

function groupOf(cells: Cell[], test: ResultGroup['test'], standings: Standings, visible: ReadonlySet<number>): Group {
  const sources = new Set(cells.map(({ source }) => source));
  return {
    year: cells[0].year,
    test,
    tests: standings.tests,
    source: sources.size > 1 ? 'both' : cells[0].source,
    gap: gapView(standings.gap, hundredths),
    schools: standingsOf(cells, standings, visible),
  };
}

const measured = (cell: Cell): TestCell => ({
  school: String(cell.schoolId),
  test: testKey(cell),
  cohort: `${cell.year} ${cell.grade}`,
  pupils: cell.pupils,
  mean: cell.mean,
  squares: cell.squares,
});

/** A school with nothing but cells of fewer than five pupils is named as hidden. */
function standingsOf(cells: Cell[], { schools }: Standings, visible: ReadonlySet<number>): Standing[] {
  const known = new Map(schools.map((school) => [Number(school.school), school]));
  const ids = [...new Set(cells.map(({ schoolId }) => schoolId))].filter((id) => visible.has(id));
  return ids.flatMap((schoolId): Standing[] => {
    const found = known.get(schoolId);
    if (found) {
      const { interval, raw, results, value } = found;
      const [low, high] = interval.map(hundredths);
      return [
        { kind: 'estimate', schoolId, value: hundredths(value), interval: [low, high], raw: hundredths(raw), results },
      ];
    }
    return cells.some((cell) => cell.schoolId === schoolId && isShown(cell)) ? [] : [{ kind: 'hidden', schoolId }];
  });
}
