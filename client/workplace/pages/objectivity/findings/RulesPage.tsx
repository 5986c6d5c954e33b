import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Frame } from './Frame.tsx';
import { objectivityRulesQuery } from './objectivity.ts';

/** The registry of rules: where each comes from, of which year it is, how far it reaches. */
export function RulesPage() {
  const { say, t } = useWords();
  const rules = useQuery(objectivityRulesQuery);
  return (
    <Frame title={t('objectivitySources.rules.title')} lead={<p>{t('objectivitySources.rules.lead')}</p>}>
      <Answer query={rules} height={420}>
        {(data) => (
          <>
            <p>{say(data.note)}</p>
            <p>
              <MethodLink method="objectivity" />
            </p>
            <Wide label={t('objectivitySources.rules.title')}>
              <Table verticalSpacing="sm" miw={760}>
                <Table.Thead>
                  <Table.Tr>
                    {(['rule', 'what', 'source', 'where', 'year'] as const).map((column) => (
                      <Table.Th key={column} scope="col">
                        {t(`objectivitySources.rules.${column}`)}
                      </Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {data.rules.map((own) => (
                    <Table.Tr key={own.code} style={{ verticalAlign: 'top' }}>
                      <Table.Th scope="row">{say(own.title)}</Table.Th>
                      <Table.Td>{say(own.rule)}</Table.Td>
                      <Table.Td>{say(own.source)}</Table.Td>
                      <Table.Td>{t(`objectivitySources.rules.scope.${own.scope}`)}</Table.Td>
                      <Table.Td>{own.year}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Wide>
          </>
        )}
      </Answer>
    </Frame>
  );
}
