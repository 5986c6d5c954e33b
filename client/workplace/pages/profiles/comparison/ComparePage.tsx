import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { profilesQuery } from '../../../../api/profiles/profileQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { matching } from '../../../shell/options.ts';
import { useSchools } from '../../../shell/schools.ts';
import { ComparisonFigure } from './ComparisonFigure.tsx';
import { SimilarPanel } from './SimilarPanel.tsx';
import { comparedIds, MOST_COMPARED } from './search.ts';

/** Up to six schools side by side, and one against those like it. */
export function ComparePage() {
  const { t } = useWords();
  return (
    <CampaignPage title={t('compare.title')} isOfAnswers>
      {(campaign) => <Compare campaign={campaign} />}
    </CampaignPage>
  );
}

function Compare({ campaign }: { campaign: CampaignSummary }) {
  const query = useQuery(profilesQuery(campaign.id));
  const chosen = comparedIds(useSearch({ from: '/compare' }).schools);
  return (
    <Answer query={query} height={420}>
      {(data) => <Comparison campaign={campaign} data={data} chosen={chosen} />}
    </Answer>
  );
}

type ComparisonProps = { campaign: CampaignSummary; data: ProfilesResponse; chosen: number[] };

function Comparison({ campaign, data, chosen }: ComparisonProps) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const navigate = useNavigate({ from: '/compare' });
  const known = data.schools.map(({ schoolId }) => schoolId);
  const compared = chosen.filter((id) => known.includes(id));
  const [sought, setSought] = useState('');
  const option = (id: number) => ({ value: String(id), label: say(nameOf(id)) });
  const others = known.filter((id) => !compared.includes(id)).map(option);
  // The chosen ones are always among what is offered: the field shows their names.
  const offered = [...compared.map(option), ...matching(others, sought)];
  return (
    <>
      <MultiSelect
        label={t('compare.choice')}
        description={t('compare.limit')}
        maw={760}
        mb="lg"
        searchable
        hidePickedOptions
        maxValues={MOST_COMPARED}
        data={offered}
        filter={({ options: all }) => all}
        searchValue={sought}
        onSearchChange={setSought}
        value={compared.map(String)}
        onChange={(ids) =>
          void navigate({
            search: (search) => ({ ...search, schools: ids.join('-') || undefined }),
            resetScroll: false,
          })
        }
      />
      {compared.length === 0 ? (
        <EmptyPanel title={t('compare.emptyTitle')}>{t('compare.empty')}</EmptyPanel>
      ) : (
        <>
          <ComparisonFigure data={data} compared={compared} />
          <SimilarPanel key={compared[0]} campaign={campaign.id} schoolId={compared[0]} />
        </>
      )}
    </>
  );
}
