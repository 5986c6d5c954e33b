import { Alert, Table } from '@mantine/core';
import type { PreviewResponse } from '../../../../../server/objectivity/tests/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { faultPlace, faultValue } from './faultWords.ts';
import { useTestName } from './tests.ts';

/** What the file holds, or every fault by its place. */
export function TestsPreview({ preview }: { preview: PreviewResponse }) {
  const { t } = useWords();
  const { faults, unreadable } = preview;
  if (unreadable) {
    return (
      <Alert color="red" variant="light" role="alert">
        {t(`tableFault.${unreadable.code}`, { detail: unreadable.detail })}
      </Alert>
    );
  }
  return faults.length > 0 ? <Faults faults={faults} /> : <Tests preview={preview} />;
}

function Faults({ faults }: Pick<PreviewResponse, 'faults'>) {
  const words = useWords();
  const { say, t } = words;
  return (
    <>
      <Alert color="red" variant="light" role="alert" mb="sm">
        {t('content.upload.faults', { count: faults.length })}
      </Alert>
      <Wide>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('content.upload.place')}</Table.Th>
              <Table.Th scope="col">{t('content.upload.value')}</Table.Th>
              <Table.Th scope="col">{t('content.upload.expected')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {faults.map(({ path, value, expected }) => (
              <Table.Tr key={`${path} ${expected.en}`}>
                <Table.Th scope="row" fw={400}>
                  {faultPlace(words, path)}
                </Table.Th>
                <Table.Td>{faultValue(value)}</Table.Td>
                <Table.Td>{say(expected)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </>
  );
}

function Tests({ preview: { tests, replaces } }: { preview: PreviewResponse }) {
  const { t } = useWords();
  const name = useTestName();
  const title = t('content.upload.ready', { count: tests.length });
  return (
    <>
      <p>{title}</p>
      <Wide>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(['test', 'year', 'maximum', 'cuts'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`content.tests.${column}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col">{t('content.upload.items')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tests.map((test, index) => (
              <Table.Tr key={`${test.year} ${test.subject} ${test.grade}`}>
                <Table.Th scope="row" fw={400}>
                  {name(test)}
                  {replaces.includes(index) && <div className="quiet">{t('content.upload.replaces')}</div>}
                </Table.Th>
                <Table.Td>{test.year}</Table.Td>
                <Table.Td>{test.maximum}</Table.Td>
                <Table.Td>{test.cuts.join(' / ')}</Table.Td>
                <Table.Td>{test.items?.length ?? t('content.questionnaires.notAsked')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </>
  );
}
