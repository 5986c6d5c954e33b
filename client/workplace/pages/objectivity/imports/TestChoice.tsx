import { Alert, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import { CheckMark } from '../../../../ui/CutoffMark.tsx';
import { useWords } from '../../../../ui/words.ts';
import { TestsTemplate } from '../../content/library/TestsTemplate.tsx';
import { useTestName } from '../../content/library/tests.ts';
import type { FileTitle, TestKey } from './files.ts';
import { sameTest, testsOf, useTestWords, useTitleParts } from './fileWords.ts';
import styles from './ImportsPage.module.css';

const NONE = '';

type TestChoiceProps = {
  tests: VprTestView[];
  title: FileTitle;
  test: VprTestView | null;
  choose(test: VprTestView | null): void;
};

/** Of which test the file is: what its title says is chosen beforehand, and said where the catalogue has no such test. */
export function TestChoice({ choose, test, tests, title }: TestChoiceProps) {
  const { t } = useWords();
  const name = useTestName();
  const wordsOf = useTestWords();
  const partsOf = useTitleParts();
  const said = wholeKey(title);
  const isMissing = said !== null && !tests.some((each) => sameTest(each, said));
  const isOther =
    test !== null && title.subject !== null && !testsOf(title, tests).some((each) => sameTest(each, test));
  return (
    <div>
      {isMissing && (
        <Alert color="yellow" variant="light" mb="sm">
          <p>{t('vprFiles.test.missing', { test: wordsOf(said) })}</p>
          <p>{t('vprFiles.test.describe')}</p>
          <Link to="/content">{t('vprFiles.test.add')}</Link> · <TestsTemplate />
        </Alert>
      )}
      <NativeSelect
        label={t('vprFiles.test.label')}
        description={title.subject === null ? t('vprFiles.found.saysNothing') : undefined}
        data={[
          { value: NONE, label: t(tests.length === 0 ? 'vprFiles.test.none' : 'vprFiles.test.choose') },
          ...tests.map((each, index) => ({
            value: String(index),
            label: t('vprFiles.test.option', { test: name(each), year: each.year }),
          })),
        ]}
        value={test === null ? NONE : String(tests.findIndex((each) => sameTest(each, test)))}
        onChange={({ currentTarget: { value } }) => choose(value === NONE ? null : (tests[Number(value)] ?? null))}
      />
      {isOther && !isMissing && <p>{t('vprFiles.test.other', { parts: partsOf(title).join(', ') })}</p>}
      <div className={styles.mark}>
        {test && <CheckMark {...test} />} {!isMissing && <Link to="/content">{t('vprFiles.test.add')}</Link>}
      </div>
    </div>
  );
}

const wholeKey = ({ grade, subject, year }: FileTitle): TestKey | null =>
  subject === null || grade === null || year === null ? null : { year, subject, grade };
