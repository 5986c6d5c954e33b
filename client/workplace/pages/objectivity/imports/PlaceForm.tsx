import { Button, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { RecogniseResponse } from '../../../../../server/operation/files/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import type { Place } from './files.ts';
import styles from './ImportsPage.module.css';

type PlaceFormProps = {
  sheets: RecogniseResponse['sheets'];
  place: Place;
  /** Where nothing was found, the place is asked for. */
  isOpen: boolean;
  /** Somebody has chosen the place. */
  isChanged: boolean;
  goTo(place: Place): void;
};

/** The sheet and the row of the heading, where they were found wrongly or not at all. */
export function PlaceForm({ goTo, isChanged, isOpen, place, sheets }: PlaceFormProps) {
  const { t } = useWords();
  const [sheet, setSheet] = useState(place.sheet ?? sheets[0]?.name ?? '');
  const [line, setLine] = useState<number | string>(place.line ?? '');
  return (
    <details className={styles.place} open={isOpen || isChanged}>
      <summary>{t('vprFiles.found.change')}</summary>
      <div className={styles.columns}>
        {sheets.length > 1 && (
          <NativeSelect
            label={t('vprFiles.found.sheet')}
            data={sheets.map(({ name, rows }) => ({
              value: name,
              label: t('vprFiles.found.sheetRows', { name, count: rows }),
            }))}
            value={sheet}
            onChange={({ currentTarget }) => {
              setSheet(currentTarget.value);
              setLine('');
            }}
          />
        )}
        <NumberInput
          label={t('vprFiles.found.line')}
          description={t('vprFiles.found.lineHint')}
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
          {t('vprFiles.found.look')}
        </Button>
        {isChanged && (
          <Button variant="subtle" onClick={() => goTo({})}>
            {t('vprFiles.found.again')}
          </Button>
        )}
      </Group>
    </details>
  );
}
