import { Button, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PracticeResponse } from '../../../../../server/roadmap/practice/schemas.ts';
import { practiceQuery } from '../../../../api/roadmap/planQueries.ts';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CaseItem } from './CaseItem.tsx';
import { chosenCases } from './changeText.ts';
import { Exchange } from './Exchange.tsx';
import styles from './Practice.module.css';
import type { PracticeSearch } from './search.ts';

/** «Кто это уже делал и что изменилось?» */
export function PracticePage() {
  const { t } = useWords();
  const { factor } = useSearch({ from: '/practice' });
  const practice = useQuery({ ...practiceQuery(factor), placeholderData: (former) => former });
  return (
    <>
      <title>{`${t('practice.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('practice.title')}
      </Title>
      <p className={styles.lead}>{t('practice.lead')}</p>
      <Answer query={practice} height={420}>
        {(data) => <Cases data={data} />}
      </Answer>
      <Exchange />
    </>
  );
}

/** Nobody reads fifty examples at once; the surest improvements come first. */
const SHOWN_FIRST = 8;

function Cases({ data }: { data: PracticeResponse }) {
  const { say, t } = useWords();
  const { show } = useSearch({ from: '/practice' });
  const [isWhole, setWhole] = useState(false);
  const cases = chosenCases(data.cases, show);
  const titles = new Map(data.factors.map(({ code, title }) => [code, say(title)]));
  return (
    <section aria-labelledby="cases">
      <Filters data={data} />
      <Title order={2} size="h4" id="cases">
        {t('practice.found', { count: cases.length })}
      </Title>
      <MethodLink method="effect-of-measures" />
      {cases.length === 0 ? (
        <EmptyPanel title={t('practice.title')}>{t('practice.none')}</EmptyPanel>
      ) : (
        <ul className={styles.cases}>
          {(isWhole ? cases : cases.slice(0, SHOWN_FIRST)).map((each) => (
            <CaseItem
              key={`${each.schoolId} ${each.lineId}`}
              each={each}
              factor={titles.get(each.factor) ?? each.factor}
            />
          ))}
        </ul>
      )}
      {cases.length > SHOWN_FIRST && (
        <Button variant="subtle" size="compact-sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('plan.fewer') : t('plan.all', { count: cases.length })}
        </Button>
      )}
    </section>
  );
}

const SHOWN = ['all', 'done', 'better'] as const;

function Filters({ data }: { data: PracticeResponse }) {
  const { say, t } = useWords();
  const search = useSearch({ from: '/practice' });
  const { factor = '', show = 'all' } = search;
  const navigate = useNavigate();
  const choose = (change: PracticeSearch) =>
    void navigate({ to: '/practice', search: { ...search, ...change }, resetScroll: false });
  return (
    <div className={styles.filters}>
      <NativeSelect
        label={t('practice.factor')}
        value={factor}
        data={[
          { value: '', label: t('practice.anyFactor') },
          ...data.factors.map(({ code, title }) => ({ value: code, label: say(title) })),
        ]}
        onChange={({ currentTarget: { value } }) => choose({ factor: value === '' ? undefined : value })}
      />
      <NativeSelect
        label={t('practice.state')}
        value={show}
        data={SHOWN.map((value) => ({ value, label: t(`practice.states.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          choose({ show: value === 'done' || value === 'better' ? value : undefined })
        }
      />
    </div>
  );
}
