import { Button, Table, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { Change } from '../../../../../server/profiles/changes/schemas.ts';
import type { FactorDetail, SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { schoolFile } from '../../../../api/profiles/exports.ts';
import { DownloadMenu } from '../../../../charts/DownloadMenu.tsx';
import { intervalStrip } from '../../../../charts/intervalStrip.ts';
import { PlotImage } from '../../../../charts/PlotImage.tsx';
import { changeShort } from '../../../../ui/changeWords.ts';
import { LevelSign } from '../../../../ui/LevelSign.tsx';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { appearance, riskFigures, riskSentence, riskWords } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { highFactors } from './ranking.ts';
import styles from './SchoolPage.module.css';
import { RISK_SCALE } from './scale.ts';

type RankingProps = {
  profile: SchoolProfileResponse;
  ranked: FactorDetail[];
  chosen: string;
  changes: Change[];
  /** The year since which they are; null where there was no campaign before. */
  since: number | null;
};

export function Ranking({ profile, ranked, chosen, changes, since }: RankingProps) {
  const words = useWords();
  const { language, number, say, t } = words;
  const changed = new Map(changes.map((change) => [change.factor, change]));
  const [isTable, setTable] = useState(false);
  const titles = new Map(profile.factors.map(({ code, title }) => [code, say(title)]));
  const high = highFactors(ranked);
  const first = titles.get(high[0]?.factor ?? '');
  const { medium, high: cut } = profile.thresholds;
  return (
    <section aria-labelledby="ranking">
      <Title order={2} size="h4" id="ranking">
        {first ? t('school.ranking.title', { count: high.length, factor: first }) : t('school.ranking.titleNone')}
      </Title>
      <p className="quiet">{t('school.ranking.subtitle')}</p>
      {isTable ? (
        <RankingTable ranked={ranked} titles={titles} />
      ) : (
        <>
          <div className={styles.scale} aria-hidden="true">
            <span>
              <span>{number(0)}</span>
              <span>{number(medium, 1)}</span>
              <span>{number(cut)}</span>
              <span>{number(100)}</span>
            </span>
          </div>
          <ul className={styles.ranking}>
            {ranked.map((result) => (
              <RankedFactor
                key={result.factor}
                {...{ profile, result, title: titles.get(result.factor) ?? result.factor }}
                changed={changeShort(words, changed.get(result.factor), since)}
                isChosen={result.factor === chosen}
              />
            ))}
          </ul>
        </>
      )}
      <div className={styles.below}>
        <Button variant="subtle" size="compact-sm" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? t('shell.chart') : t('shell.table')}
        </Button>
        <DownloadMenu
          data={(format) =>
            schoolFile(profile.schoolId, profile.campaignId, format, { quality: profile.quality, language })
          }
        />
      </div>
      <p className="quiet">
        {t('risk.caution')} <MethodLink method="informants-together" />
      </p>
    </section>
  );
}

type RankedFactorProps = {
  profile: SchoolProfileResponse;
  result: FactorDetail;
  title: string;
  /** What changed, where it is sure; else empty. */
  changed: string;
  isChosen: boolean;
};

function RankedFactor({ profile, result, title, changed, isChosen }: RankedFactorProps) {
  const words = useWords();
  const { schoolId } = useParams({ from: '/schools/$schoolId' });
  const reference = profile.district.find(({ factor }) => factor === result.factor)?.mean ?? null;
  const { thresholds } = profile;
  const draw = useCallback(
    (width: number) => {
      const strip = result.kind === 'estimate' ? { ...result, reference } : null;
      return intervalStrip(strip, { domain: RISK_SCALE, thresholds }, width);
    },
    [reference, result, thresholds],
  );
  return (
    <li>
      <Link
        to="/schools/$schoolId"
        params={{ schoolId }}
        search={{ factor: result.factor }}
        aria-current={isChosen ? 'true' : undefined}
        resetScroll={false}
      >
        <LevelSign {...appearance(result)} />
        <span className={styles.name}>
          {title}
          <span className={styles.words}>{riskSentence(words, result)}</span>
          {changed !== '' && <span className={styles.words}>{changed}</span>}
        </span>
        <PlotImage draw={draw} label="" />
      </Link>
    </li>
  );
}

function RankingTable({ ranked, titles }: { ranked: FactorDetail[]; titles: Map<string, string> }) {
  const words = useWords();
  const { t } = words;
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('school.ranking.factor')}</Table.Th>
          <Table.Th scope="col">{t('school.ranking.value')}</Table.Th>
          <Table.Th scope="col">{t('risk.intervalName')}</Table.Th>
          <Table.Th scope="col">{t('school.ranking.words')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ranked.map((result) => {
          const { interval, value } = riskFigures(words, result);
          return (
            <Table.Tr key={result.factor}>
              <Table.Th scope="row">{titles.get(result.factor)}</Table.Th>
              <Table.Td>{value}</Table.Td>
              <Table.Td>{interval}</Table.Td>
              <Table.Td>{riskWords(words, result)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
