import { Title } from '@mantine/core';
import { useCallback } from 'react';
import type { FactorDetail } from '../../../../../server/profiles/profiles/schemas.ts';
import { answerBar } from '../../../../charts/answerBar.ts';
import { intervalStrip } from '../../../../charts/intervalStrip.ts';
import { PlotImage } from '../../../../charts/PlotImage.tsx';
import { answerWords } from '../../../../ui/answerWords.ts';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import styles from './SchoolPage.module.css';

export type Driver = Extract<FactorDetail, { kind: 'estimate' }>['drivers'][number];

const SHOWN = 5;

/** The questions whose answers lie farthest from the district's. */
export function Drivers({ drivers }: { drivers: Driver[] }) {
  const { t } = useWords();
  const shown = [...drivers].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)).slice(0, SHOWN);
  const domain: [number, number] = [
    Math.min(-2, ...shown.map(({ interval }) => interval[0])),
    Math.max(2, ...shown.map(({ interval }) => interval[1])),
  ];
  return (
    <section aria-labelledby="drivers">
      <Title order={3} size="h5" id="drivers">
        {t('school.drivers.title')}
      </Title>
      <p className="quiet">
        {shown.length === 0 ? t('school.drivers.none') : t('school.drivers.subtitle')} <MethodLink method="drivers" />
      </p>
      {shown.some(({ bar }) => bar) && (
        <p className="quiet">
          {t('school.drivers.bars')} <MethodLink method="suppression" />
        </p>
      )}
      <ul className={styles.rows}>
        {shown.map((driver) => (
          <DriverRow key={`${driver.audience} ${driver.item}`} driver={driver} domain={domain} />
        ))}
      </ul>
    </section>
  );
}

function DriverRow({ driver, domain }: { driver: Driver; domain: [number, number] }) {
  const words = useWords();
  const { number, say, t } = words;
  const { audience, bar, difference, interval, n, text } = driver;
  const [from, to] = domain;
  const draw = useCallback(
    (width: number) => intervalStrip({ value: difference, interval, reference: null }, { domain: [from, to] }, width),
    [difference, from, interval, to],
  );
  const [low, high] = interval.map((each) => number(each));
  const source =
    audience === 'director'
      ? t('school.drivers.sourceFact')
      : t('school.drivers.source', { audience: t(`audience.${audience}`), n });
  return (
    <li>
      <span>
        {say(text)}
        <span className={styles.words}>
          {source} · {comparison(words, difference)} ({t('risk.interval', { low, high })})
          {bar && ` · ${answerWords(words, bar)}`}
        </span>
      </span>
      <span>
        <PlotImage draw={draw} label="" />
        {bar && bar.kind !== 'hidden' && <AnswerBar bar={bar} />}
      </span>
    </li>
  );
}

function AnswerBar({ bar }: { bar: Parameters<typeof answerBar>[0] }) {
  const draw = useCallback((width: number) => answerBar(bar, width), [bar]);
  return <PlotImage draw={draw} label="" />;
}

function comparison({ t }: Words, difference: number): string {
  const count = Math.round(Math.abs(difference));
  if (count === 0) return t('school.drivers.same');
  const points = t('risk.points', { count });
  return difference > 0 ? t('school.drivers.higher', { points }) : t('school.drivers.lower', { points });
}
