import { Alert, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import { vprTestsQuery } from '../../../../api/objectivity/testQueries.ts';
import { CheckMark } from '../../../../ui/CutoffMark.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, ErrorPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import styles from './ContentPage.module.css';
import { RemoveTest } from './RemoveTest.tsx';
import { TestActions } from './TestActions.tsx';
import { TestsUpload } from './TestsUpload.tsx';
import { useTestChange, useTestName } from './tests.ts';

/** The tests whose cut-offs the district uses, each with the word of whoever compared it with the official description. */
export function VprTests() {
  const { t } = useWords();
  const tests = useQuery(vprTestsQuery);
  const maySay = may(useSession(), 'content:confirm');
  return (
    <Section title={t('content.tests.title')}>
      <p>{t(maySay ? 'content.tests.lead' : 'content.tests.leadReading')}</p>
      <Answer query={tests}>{(data) => <TestTable tests={data.tests} />}</Answer>
    </Section>
  );
}

function TestTable({ tests }: { tests: VprTestView[] }) {
  const { t } = useWords();
  const change = useTestChange();
  const [removing, setRemoving] = useState<VprTestView | null>(null);
  const maySay = may(useSession(), 'content:confirm');
  return (
    <>
      <div role="status">
        {change.data && (
          <Alert color="teal" className={styles.said}>
            {t(`content.tests.${change.data}`)}
          </Alert>
        )}
      </div>
      {change.error && <ErrorPanel error={change.error} />}
      <Wide>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(['test', 'state', 'year', 'maximum', 'cuts'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`content.tests.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tests.map((test) => (
              <TestRow
                key={`${test.year} ${test.subject} ${test.grade}`}
                test={test}
                actions={maySay && <TestActions test={test} change={change} askToRemove={setRemoving} />}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      <RemoveTest test={removing} close={() => setRemoving(null)} change={change} />
      {maySay && <TestsUpload />}
    </>
  );
}

function TestRow({ test, actions }: { test: VprTestView; actions: ReactNode }) {
  const { t } = useWords();
  const name = useTestName();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {name(test)}
        {test.origin === 'district' && <div className="quiet">{t('content.tests.own')}</div>}
      </Table.Th>
      <Table.Td>
        <div className={styles.actions}>
          <CheckMark {...test} />
          {actions}
        </div>
      </Table.Td>
      <Table.Td>{test.year}</Table.Td>
      <Table.Td>{test.maximum}</Table.Td>
      <Table.Td>{test.cuts.join(' / ')}</Table.Td>
    </Table.Tr>
  );
}
