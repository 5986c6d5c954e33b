import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { NetworkResponse } from '../../../../../server/roadmap/network/schemas.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { LINE_LOOKS, type LineLook, supportNetwork } from '../../../../charts/supportNetwork.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { NetworkTable } from './NetworkTable.tsx';
import styles from './network.module.css';
import { bySupport, lookOf, networkQuery, supporterName } from './network.ts';

/** «Кто кому помогает?» */
export function NetworkPage() {
  const { t } = useWords();
  const query = useQuery(networkQuery);
  return (
    <>
      <title>{`${t('network.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('network.title')}
      </Title>
      <p>{t('network.lead')}</p>
      <Answer query={query} height={420}>
        {(data) =>
          data.schools.length === 0 ? (
            <EmptyPanel title={t('network.emptyTitle')}>{t('network.empty')}</EmptyPanel>
          ) : (
            <Network data={data} />
          )
        }
      </Answer>
    </>
  );
}

function Network({ data }: { data: NetworkResponse }) {
  const words = useWords();
  const { say, t } = words;
  const { at } = useSearch({ from: '/network' });
  const schools = useMemo(() => bySupport(data), [data]);
  const nodes = useMemo(
    () => ({
      helpers: data.supporters.map((supporter) => ({ key: supporter.key, label: supporterName(words, supporter) })),
      schools: schools.map(({ id, name }) => ({ key: String(id), label: say(name) })),
      links: data.links.map(({ from, kinds, schoolId }) => ({ from, to: String(schoolId), kind: lookOf(kinds) })),
    }),
    [data, say, schools, words],
  );
  const draw = useCallback(
    (width: number) => supportNetwork({ ...nodes, chosen: at ?? null, nobody: t('network.nobody') }, width),
    [at, nodes, t],
  );
  const alone = schools.filter(({ count }) => count === 0);
  return (
    <>
      <PlotFigure
        title={
          alone.length === 0
            ? t('network.allHelped', { count: schools.length })
            : t('network.finding', { names: alone.map(({ name }) => say(name)).join(', ') })
        }
        subtitle={t('network.subtitle', { year: data.year })}
        draw={draw}
        method="network-of-support"
        table={<NetworkTable data={data} schools={schools} />}
      >
        <Legend />
        <Choice nodes={[...nodes.schools, ...nodes.helpers]} />
      </PlotFigure>
      {at !== undefined && <Chosen data={data} at={at} />}
    </>
  );
}

function Legend() {
  const { t } = useWords();
  const looks = Object.keys(LINE_LOOKS) as LineLook[];
  return (
    <ul className={styles.legend}>
      {looks.map((look) => (
        <li key={look}>
          <svg width="34" height="10" aria-hidden="true" focusable="false">
            <line
              {...{ x1: 0, x2: 34, y1: 5, y2: 5, stroke: LINE_LOOKS[look].stroke }}
              strokeWidth={LINE_LOOKS[look].width}
              strokeDasharray={LINE_LOOKS[look].dash}
            />
          </svg>
          {t(`network.looks.${look}`)}
        </li>
      ))}
    </ul>
  );
}

/** One school or helper to look at, by keyboard as well; kept in the address. */
function Choice({ nodes }: { nodes: { key: string; label: string }[] }) {
  const { t } = useWords();
  const { at } = useSearch({ from: '/network' });
  const navigate = useNavigate({ from: '/network' });
  return (
    <label className={styles.choice}>
      {t('network.choose')}{' '}
      <select
        value={nodes.some(({ key }) => key === at) ? at : ''}
        onChange={({ currentTarget }) =>
          void navigate({ search: { at: currentTarget.value || undefined }, resetScroll: false })
        }
      >
        <option value="">{t('network.all')}</option>
        {nodes.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The links of what was chosen, in words. */
function Chosen({ data, at }: { data: NetworkResponse; at: string }) {
  const words = useWords();
  const { say, t } = words;
  const own = data.links.filter(({ from, schoolId }) => from === at || String(schoolId) === at);
  const other = (link: (typeof own)[number]) => {
    if (link.from === at) {
      const school = data.schools.find(({ id }) => id === link.schoolId);
      return school ? say(school.name) : '';
    }
    const supporter = data.supporters.find(({ key }) => key === link.from);
    return supporter ? supporterName(words, supporter) : '';
  };
  return (
    <section aria-live="polite" aria-label={t('network.chosen')}>
      {own.length === 0 ? (
        <p>{t('network.chosenNone')}</p>
      ) : (
        <ul>
          {own.map((link) => (
            <li key={`${link.from} ${link.schoolId}`}>
              {other(link)}: {link.kinds.map((kind) => t(`network.kinds.${kind}`)).join(', ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
