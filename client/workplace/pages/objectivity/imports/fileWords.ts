/** How tests, and what a file says of its own, are put in words. */
import { useQuery } from '@tanstack/react-query';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import { vprTestsQuery } from '../../../../api/objectivity/testQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { useTestName } from '../../content/library/tests.ts';
import type { FileTitle, FoundTable, TestKey } from './files.ts';

export const sameTest = (a: TestKey, b: TestKey): boolean =>
  a.year === b.year && a.subject === b.subject && a.grade === b.grade;

/** The tests that a title may mean; none where it does not name a subject. */
export function testsOf(title: FileTitle, tests: readonly VprTestView[]): VprTestView[] {
  const { grade, subject, year } = title;
  if (subject === null) return [];
  return tests.filter(
    (test) =>
      test.subject === subject && (grade === null || test.grade === grade) && (year === null || test.year === year),
  );
}

/** Subject, grade and year of a test that is known by its key; a subject that nobody has described goes by its key. */
export function useTestWords(): (key: TestKey) => string {
  const { t } = useWords();
  const name = useTestName();
  const { data } = useQuery(vprTestsQuery);
  return (key) => {
    const tests = data?.tests ?? [];
    const test = tests.find((each) => sameTest(each, key)) ?? tests.find(({ subject }) => subject === key.subject);
    const title = test?.title ?? { ru: key.subject, en: key.subject };
    return t('vprFiles.test.option', { test: name({ title, grade: key.grade }), year: key.year });
  };
}

/** What the title says, part by part. */
export function useTitleParts(): (title: FileTitle) => string[] {
  const { say, t } = useWords();
  const { data } = useQuery(vprTestsQuery);
  return ({ grade, maximum, subject, year }) => {
    const named = data?.tests.find((test) => test.subject === subject);
    return [
      ...(named ? [say(named.title)] : []),
      ...(grade === null ? [] : [t('vprFiles.found.grade', { grade })]),
      ...(year === null ? [] : [t('vprFiles.found.year', { year })]),
      ...(maximum === null ? [] : [t('vprFiles.found.maximum', { maximum })]),
    ];
  };
}

/** Where a table stands, as a sentence and beside its kind. */
export function useTableWords() {
  const { t } = useWords();
  const kindOf = ({ kind }: Pick<FoundTable, 'kind'>) => t(`vprFiles.kind.${kind}`);
  return {
    kindOf,
    placeOf: ({ line, sheet }: Pick<FoundTable, 'line' | 'sheet'>) =>
      sheet === '' ? t('tablePlace.onLine', { line }) : t('tablePlace.onSheet', { line, sheet }),
    optionOf: (table: FoundTable) => {
      const words = { ...table, kind: kindOf(table) };
      const short = table.sheet === '' ? 'vprFiles.found.onLineShort' : 'vprFiles.found.onSheetShort';
      return table.title === ''
        ? t(short, words)
        : t('vprFiles.found.titled', { table: t(short, words), title: table.title });
    },
  };
}
