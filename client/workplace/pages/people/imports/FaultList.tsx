import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import type { CellFault } from '../../../../../server/people/imports/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './RegisterImport.module.css';

const SHOWN_AT_FIRST = 30;

/** What is wrong, cell by cell as a spreadsheet names them. */
export function FaultList({ faults }: { faults: CellFault[] }) {
  const { say, t } = useWords();
  const [isWhole, setWhole] = useState(false);
  if (faults.length === 0) return null;
  const shown = isWhole ? faults : faults.slice(0, SHOWN_AT_FIRST);
  return (
    <section>
      <Title order={2} size="h4">
        {t('registerImport.faults', { count: faults.length })}
      </Title>
      <p className="quiet">{t('registerImport.faultsLead')}</p>
      <ul className={styles.list}>
        {shown.map(({ cell, code, value, why }) => (
          <li key={`${cell} ${code} ${value}`}>
            <span className={styles.cell}>{cell}</span> {say(why)}
          </li>
        ))}
      </ul>
      {shown.length < faults.length && (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {t('registerImport.showAll', { count: faults.length })}
        </Button>
      )}
    </section>
  );
}
