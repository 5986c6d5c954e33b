/** The educational results of a district, by test and year. */
import { setImmediate as others } from 'node:timers/promises';
import { figureChange } from '../../../analytics/figure-change.ts';
import type { Gap } from '../../../analytics/gap.ts';
import { isShown, type Standings, schoolStandings, type TestCell } from '../../../analytics/test-results.ts';
import type { Localized } from '../../../surveys/schema.ts';
import { findSubject } from '../../../surveys/subject.ts';
import { listTests, testKey } from '../../objectivity/tests/catalogue.ts';
import { findSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { computeGaps } from './computing.ts';
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
/** Cells of one year whose results are taken together: of one test, or of all where it is null. */
type Asked = { own: Cell[]; test: ResultGroup['test'] };

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
  const years = await findYears(services, territoryId);
  const titles = new Map((await listTests(services, territoryId)).map((test) => [testKey(test), test.title]));
  const asked = years.flatMap((ofYear): Asked[] => {
    const tests = [...Map.groupBy(ofYear, testKey)].map(([key, own]) => ({
      own,
      test: describe(own[0], titles.get(key)),
    }));
    tests.sort(({ test: a }, { test: b }) => a.grade - b.grade || a.title.ru.localeCompare(b.title.ru, 'ru'));
    return [{ own: ofYear, test: null }, ...tests];
  });
  return withGaps(asked, visible);
}

/** The same of all tests of a year together alone. */
export async function findAllTests(
  services: Pick<Services, 'db'>,
  territoryId: number,
  visible: ReadonlySet<number>,
): Promise<ResultGroup[]> {
  const years = await findYears(services, territoryId);
  return withGaps(
    years.map((own) => ({ own, test: null })),
    visible,
  );
}

/** Where all schools of a municipality stand in each year, all tests together. */
export async function findStandings(
  services: Pick<Services, 'db'>,
  territoryId: number,
): Promise<{ year: number; schools: Standing[] }[]> {
  const years = await findYears(services, territoryId);
  const standings = await standingsIn(years);
  return years.map((own, place) => {
    const all = new Set(own.map(({ schoolId }) => schoolId));
    return { year: own[0].year, schools: standingsOf(own, standings[place], all) };
  });
}

/** Of each group of cells; others are answered in between. */
async function standingsIn(groups: readonly Cell[][]): Promise<Standings[]> {
  const found: Standings[] = [];
  for (const own of groups) {
    found.push(schoolStandings(own.map(measured)));
    await others();
  }
  return found;
}

/** The cells of a municipality by year, the newest first. */
async function findYears(services: Pick<Services, 'db'>, territoryId: number): Promise<Cell[][]> {
  const schools = await findSchools(services.db, { territoryIds: [territoryId], schoolIds: [] });
  const cells = await findCells(
    services,
    schools.map(({ id }) => id),
  );
  const years = [...Map.groupBy(cells, ({ year }) => year)].sort(([one], [other]) => other - one);
  return years.map(([, own]) => own);
}

async function withGaps(asked: Asked[], visible: ReadonlySet<number>): Promise<ResultGroup[]> {
  const standings = await standingsIn(asked.map(({ own }) => own));
  const gaps = await computeGaps(standings.map(({ means }) => means));
  const groups = asked.map((own, place) => groupOf(own, standings[place], gaps[place], visible));
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
  return { subject, grade, title: title ?? findSubject(subject)?.title ?? { ru: subject, en: subject } };
}

function groupOf({ own: cells, test }: Asked, standings: Standings, gap: Gap, visible: ReadonlySet<number>): Group {
  const sources = new Set(cells.map(({ source }) => source));
  return {
    year: cells[0].year,
    test,
    tests: standings.tests,
    source: sources.size > 1 ? 'both' : cells[0].source,
    gap: gapView(gap, hundredths),
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
  const shown = new Set(cells.filter(isShown).map(({ schoolId }) => schoolId));
  return ids.flatMap((schoolId): Standing[] => {
    const found = known.get(schoolId);
    if (found) {
      const { interval, raw, results, value } = found;
      const [low, high] = interval.map(hundredths);
      return [
        { kind: 'estimate', schoolId, value: hundredths(value), interval: [low, high], raw: hundredths(raw), results },
      ];
    }
    return shown.has(schoolId) ? [] : [{ kind: 'hidden', schoolId }];
  });
}
