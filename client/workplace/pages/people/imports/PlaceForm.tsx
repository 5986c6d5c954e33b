import { Button, Group, NativeSelect, NumberInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { RecogniseResponse } from '../../../../../server/operation/files/schemas.ts';
import type { Place } from '../../../../api/people/importQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './RegisterImport.module.css';

type PlaceFormProps = {
  sheets: RecogniseResponse['sheets'];
  place: Place;
  /** Where nothing was found, the place is asked for. */
  isOpen: boolean;
  /** Somebody has chosen the place. */
  isChanged: boolean;
  goTo(place: Place): void;
  /** What else can be changed there, and how all of it is called; without it, sheet and row alone. */
  summary?: string;
  children?: ReactNode;
};

/** The sheet and the row of the heading, where they were found wrongly or not at all. */
export function PlaceForm({ children, goTo, isChanged, isOpen, place, sheets, summary }: PlaceFormProps) {
  const { t } = useWords();
  const [sheet, setSheet] = useState(place.sheet ?? sheets[0]?.name ?? '');
  const [line, setLine] = useState<number | string>(place.line ?? '');
  return (
    <details className={styles.place} open={isOpen || isChanged}>
      <summary>{summary ?? t('tablePlace.change')}</summary>
      <div className={styles.columns}>
        {sheets.length > 1 && (
          <NativeSelect
            label={t('tablePlace.sheet')}
            data={sheets.map(({ name, rows }) => ({
              value: name,
              label: t('tablePlace.sheetRows', { name, count: rows }),
            }))}
            value={sheet}
            onChange={({ currentTarget }) => {
              setSheet(currentTarget.value);
              setLine('');
            }}
          />
        )}
        <NumberInput
          label={t('tablePlace.line')}
          description={t('tablePlace.lineHint')}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          hideControls
          value={line}
          onChange={setLine}
        />
      </div>
      <Group>
        <Button
          variant="default"
          onClick={() => goTo({ ...(sheet !== '' && { sheet }), ...(line !== '' && { line: Number(line) }) })}
        >
          {t('tablePlace.look')}
        </Button>
        {isChanged && (
          <Button variant="subtle" onClick={() => goTo({})}>
            {t('tablePlace.again')}
          </Button>
        )}
      </Group>
      {children}
    </details>
  );
}
