import { Radio, Stack, Title } from '@mantine/core';
import type { Decisions, PreviewRow } from '../../../../api/people/importQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './RegisterImport.module.css';

/** A record that a row may mean; `hint` tells it from others of a like name. */
export type Candidate = { id: number; label: string; hint: string };

type DoubtListProps<Row> = {
  rows: Row[];
  decisions: Decisions;
  decide(line: number, to: Decisions[string]['to'] | null): void;
  candidatesOf(row: Row): Candidate[];
  newText: string;
};

/** Rows that may mean what is known already: a person says which; what is not said stays out. */
export function DoubtList<Row extends PreviewRow>(props: DoubtListProps<Row>) {
  const { candidatesOf, decide, decisions, newText, rows } = props;
  const { t } = useWords();
  return (
    <section>
      <Title order={2} size="h4">
        {t('registerImport.doubts', { count: rows.length })}
      </Title>
      <p>{t('registerImport.doubtsLead')}</p>
      {rows.map((row) => (
        <Radio.Group
          key={row.line}
          className={styles.doubt}
          label={`${row.name} (${t('registerImport.line', { line: row.line })})`}
          value={String(decisions[row.line]?.to ?? '')}
          onChange={(value) => decide(row.line, value === 'new' || value === 'leave' ? value : Number(value))}
        >
          <Stack gap={6} mt={6}>
            {candidatesOf(row).map(({ hint, id, label }) => (
              <Radio
                key={id}
                value={String(id)}
                label={t('registerImport.thisOne', { name: label })}
                description={hint}
              />
            ))}
            <Radio value="new" label={newText} />
            <Radio value="leave" label={t('registerImport.leave')} />
          </Stack>
        </Radio.Group>
      ))}
    </section>
  );
}
