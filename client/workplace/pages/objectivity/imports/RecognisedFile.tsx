import { Alert, NativeSelect, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import type { RecogniseResponse } from '../../../../../server/operation/files/schemas.ts';
import type { Place } from '../../../../api/people/importQueries.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { PlaceForm } from '../../people/imports/PlaceForm.tsx';
import { ElsewherePanel, isElsewhere } from './ElsewherePanel.tsx';
import { type ChosenFile, type FoundTable, recogniseQuery } from './files.ts';
import { useTableWords, useTitleParts } from './fileWords.ts';
import styles from './ImportsPage.module.css';
import { StartPanel } from './StartPanel.tsx';
import { UnknownTable } from './UnknownTable.tsx';

type RecognisedFileProps = {
  chosen: ChosenFile;
  tests: VprTestView[];
  /** `isSeveral`: the file holds further tables of this kind. */
  open(id: number, isSeveral: boolean): void;
  loaded(schools: number, isSeveral: boolean): void;
};

/** What the file seems to be. It is offered: table, place and test can be changed before anything is read. */
export function RecognisedFile(props: RecognisedFileProps) {
  const { t } = useWords();
  const { chosen } = props;
  const [place, setPlace] = useState<Place>({});
  const [picked, pick] = useState<FoundTable | null>(null);
  const whole = useQuery(recogniseQuery(chosen, {}));
  const look = useQuery({ ...recogniseQuery(chosen, place), placeholderData: keepPreviousData });
  const unreadable = whole.data?.unreadable ?? look.data?.unreadable;
  const goTo = (to: Place, table: FoundTable | null = null) => {
    pick(table);
    setPlace(to);
  };
  return (
    <>
      <div role="status">{look.isFetching && <p>{t('vprFiles.reading')}</p>}</div>
      {look.error && <ErrorPanel error={look.error} retry={() => void look.refetch()} />}
      {unreadable && (
        <Alert color="red" variant="light" role="alert" className={styles.said}>
          {t(`tableFault.${unreadable.code}`, { detail: unreadable.detail })}
        </Alert>
      )}
      {whole.data && look.data && !whole.data.unreadable && (
        <Found
          {...props}
          whole={whole.data}
          look={look.data}
          isReading={look.isPlaceholderData}
          place={place}
          picked={picked}
          goTo={goTo}
        />
      )}
    </>
  );
}

type FoundProps = RecognisedFileProps & {
  whole: RecogniseResponse;
  look: RecogniseResponse;
  isReading: boolean;
  place: Place;
  picked: FoundTable | null;
  goTo(place: Place, table?: FoundTable): void;
};

function Found({ chosen, goTo, isReading, loaded, look, open, picked, place, tests, whole }: FoundProps) {
  const { t } = useWords();
  const tableWords = useTableWords();
  const partsOf = useTitleParts();
  const tables = [...whole.tables, ...look.tables.filter((table) => !whole.tables.some((each) => same(each, table)))];
  const current = picked ?? look.tables[0] ?? null;
  const isSeveral = tables.filter(({ kind }) => kind === current?.kind).length > 1;
  const parts = partsOf(look.title);
  const at = current ? { sheet: current.sheet, line: current.line } : place;
  return (
    <>
      <Title order={3} size="h4" mt="md" mb={6}>
        {t('vprFiles.found.title')}
      </Title>
      {current ? (
        <p role="status">
          {t('vprFiles.found.seems', { kind: tableWords.kindOf(current), place: tableWords.placeOf(current) })}
        </p>
      ) : (
        <UnknownTable />
      )}
      {parts.length > 0 && <p>{t('vprFiles.found.says', { parts: parts.join(', ') })}</p>}
      <div className={styles.form}>
        {current && tables.length > 1 && (
          <NativeSelect
            label={t('vprFiles.found.table')}
            description={isSeveral ? t('vprFiles.found.several') : undefined}
            data={tables.map((table, index) => ({ value: String(index), label: tableWords.optionOf(table) }))}
            value={String(tables.findIndex((each) => same(each, current)))}
            onChange={({ currentTarget }) => {
              const table = tables[Number(currentTarget.value)];
              if (table) goTo({ sheet: table.sheet, line: table.line }, table);
            }}
          />
        )}
        <PlaceForm
          key={`${at.sheet} ${at.line}`}
          sheets={whole.sheets}
          place={at}
          isOpen={current === null}
          isChanged={picked === null && (place.sheet !== undefined || place.line !== undefined)}
          goTo={goTo}
        />
        {current && isElsewhere(current.kind) ? (
          <ElsewherePanel kind={current.kind} />
        ) : (
          <StartPanel
            key={JSON.stringify([current?.kind, at])}
            file={{ chosen, kind: current?.kind ?? null, place: at, title: look.title }}
            tests={tests}
            isReading={isReading}
            open={(id) => open(id, isSeveral)}
            loaded={(schools) => loaded(schools, isSeveral)}
          />
        )}
      </div>
    </>
  );
}

const same = (a: FoundTable, b: FoundTable): boolean => a.kind === b.kind && a.sheet === b.sheet && a.line === b.line;
