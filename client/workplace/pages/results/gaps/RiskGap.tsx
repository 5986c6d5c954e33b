import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { RiskGapsResponse } from '../../../../../server/results/gaps/schemas.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { GapFigure } from './GapFigure.tsx';
import { riskGapsQuery } from './results.ts';

/** The second line: the gap in risk over the surveyed schools, on one factor. */
export function RiskGap() {
  const { t } = useWords();
  const query = useQuery(riskGapsQuery);
  return (
    <Answer query={query} height={240}>
      {({ campaigns }) =>
        campaigns.length === 0 ? (
          <EmptyPanel title={t('results.risk.emptyTitle')}>{t('results.risk.empty')}</EmptyPanel>
        ) : (
          <FactorGap campaigns={campaigns} />
        )
      }
    </Answer>
  );
}

function FactorGap({ campaigns }: RiskGapsResponse) {
  const { number, say, t } = useWords();
  const { factor: asked } = useSearch({ from: '/results' });
  const navigate = useNavigate({ from: '/results' });
  const [newest] = campaigns;
  const factor = newest.factors.find((each) => each.factor === asked) ?? newest.factors[0];
  const rows = useMemo(
    () =>
      campaigns.toReversed().flatMap(({ campaignId, factors, year }) => {
        const own = factors.find((each) => each.factor === factor.factor);
        const isOnly = campaigns.filter((campaign) => campaign.year === year).length === 1;
        return own ? [{ year: isOnly ? String(year) : `${year} (${campaignId})`, gap: own.gap }] : [];
      }),
    [campaigns, factor],
  );
  const isOneModel = new Set(campaigns.map(({ modelVersion }) => modelVersion)).size === 1;
  const finding = factor.change;
  const values = {
    factor: say(factor.title),
    from: 'from' in finding ? number(finding.from) : '',
    to: 'to' in finding ? number(finding.to) : '',
  };
  return (
    <>
      <NativeSelect
        label={t('results.risk.factor')}
        maw={560}
        mb="md"
        value={factor.factor}
        data={newest.factors.map((each) => ({ value: each.factor, label: say(each.title) }))}
        onChange={({ currentTarget }) =>
          void navigate({ search: (search) => ({ ...search, factor: currentTarget.value }), resetScroll: false })
        }
      />
      <GapFigure
        title={t(`results.risk.${finding.kind}`, values)}
        subtitle={t('results.risk.subtitle')}
        rows={rows}
        axis={t('results.risk.unit')}
        digits={0}
      >
        {!isOneModel && <p className="quiet">{t('results.risk.versions')}</p>}
      </GapFigure>
    </>
  );
}
