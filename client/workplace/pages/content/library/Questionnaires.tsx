import { Table } from '@mantine/core';
import type { ContentOverview } from '../../../../../server/content/library/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './ContentPage.module.css';

/** How many questions of each questionnaire feed each factor. */
export function Questionnaires({ content: { model, questionnaires } }: { content: ContentOverview }) {
  const { say, t } = useWords();
  return (
    <Section title={t('content.questionnaires.title')}>
      <p>{t('content.questionnaires.lead')}</p>
      <Wide>
        <Table withRowBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('content.questionnaires.factor')}</Table.Th>
              {questionnaires.map(({ audience }) => (
                <Table.Th key={audience} scope="col" className={styles.number}>
                  {t(`audience.${audience}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {model.factors.map(({ code, title, items }) => (
              <Table.Tr key={code}>
                <Table.Th scope="row" fw={400}>
                  {say(title)}
                </Table.Th>
                {questionnaires.map(({ audience }) => (
                  <Table.Td key={audience} className={styles.number}>
                    {items[audience] ?? t('content.questionnaires.notAsked')}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Totals questionnaires={questionnaires} />
        </Table>
      </Wide>
    </Section>
  );
}

function Totals({ questionnaires }: Pick<ContentOverview, 'questionnaires'>) {
  const { t } = useWords();
  const lines = [
    { label: t('content.questionnaires.total'), count: 'items' },
    { label: t('content.questionnaires.reversed'), count: 'reversed' },
  ] as const;
  return (
    <Table.Tfoot>
      {lines.map(({ label, count }) => (
        <Table.Tr key={count}>
          <Table.Th scope="row">{label}</Table.Th>
          {questionnaires.map((questionnaire) => (
            <Table.Td key={questionnaire.audience} className={styles.number}>
              {questionnaire[count] === 0 ? t('content.questionnaires.notAsked') : questionnaire[count]}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tfoot>
  );
}
