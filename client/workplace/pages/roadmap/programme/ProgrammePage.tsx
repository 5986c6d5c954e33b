import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { campaignsQuery } from '../../../../api/answering/campaignQueries.ts';
import { measuresQuery } from '../../../../api/content/contentQueries.ts';
import { schoolProfileQuery } from '../../../../api/profiles/profileQueries.ts';
import { programmesQuery } from '../../../../api/roadmap/planQueries.ts';
import { Answer, LoadingPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { usePlan } from '../plan/usePlan.ts';
import { usePresentYear } from '../plan/useRoadmap.ts';
import styles from '../school-roadmap/SchoolRoadmap.module.css';
import { ProgrammeForm } from './ProgrammeForm.tsx';
import { ProgrammeHistory } from './ProgrammeHistory.tsx';
import { ProgrammeMeasures } from './ProgrammeMeasures.tsx';

/** One programme against one risk of a school. */
export function ProgrammePage() {
  const { t } = useWords();
  const { factor, schoolId } = useParams({ from: '/schools/$schoolId/programmes/$factor' });
  const { year: asked } = useSearch({ from: '/schools/$schoolId/programmes/$factor' });
  const present = usePresentYear();
  const year = asked ?? present;
  const campaigns = useQuery(campaignsQuery).data?.campaigns;
  const campaign = campaigns?.find((each) => each.state !== 'planned' && year !== undefined && each.year <= year);
  return (
    <>
      <title>{`${t('programme.title')} · ${t('shell.app')}`}</title>
      {year === undefined || campaign === undefined ? (
        <>
          <Title order={1} size="h2">
            {t('programme.title')}
          </Title>
          <LoadingPanel />
        </>
      ) : (
        <Whole key={`${schoolId} ${factor} ${year}`} {...{ schoolId, factor, year, campaignId: campaign.id }} />
      )}
    </>
  );
}

export type ProgrammePlace = { schoolId: number; factor: string; year: number; campaignId: number };

function Whole(place: ProgrammePlace) {
  const { say, t } = useWords();
  const { campaignId, factor, schoolId, year } = place;
  const { nameOf } = useSchools();
  const profile = useQuery(schoolProfileQuery(schoolId, campaignId));
  const programmes = useQuery(programmesQuery(schoolId, year));
  const plan = usePlan({ schoolId, campaignId });
  const library = useQuery(measuresQuery);
  const title = profile.data?.factors.find(({ code }) => code === factor)?.title;
  const name = title ? say(title) : factor;
  return (
    <>
      <Title order={1} size="h2">
        {t('programme.title')}: {name}
      </Title>
      <p className="quiet">
        {say(nameOf(schoolId))}, {year}
      </p>
      <p className={styles.links}>
        <Link to="/schools/$schoolId/roadmap" params={{ schoolId }} search={{ year }}>
          {t('programme.toRoadmap')}
        </Link>
        <Button variant="subtle" size="compact-sm" onClick={() => window.print()}>
          {t('programme.print')}
        </Button>
      </p>
      <Answer query={programmes}>
        {(written) => (
          <Answer query={plan}>
            {({ lines }) => (
              <Answer query={library}>
                {({ measures }) => {
                  const own = lines.filter((line) => line.factor === factor && line.state !== 'dropped');
                  const chosen = measures.filter(({ code }) => own.some(({ measure }) => measure === code));
                  const programme = written.programmes.find((each) => each.factor === factor);
                  return (
                    <>
                      <ProgrammeForm {...{ place, name, programme }} measures={chosen} />
                      <ProgrammeMeasures place={place} lines={own} />
                      {programme && <ProgrammeHistory place={place} />}
                    </>
                  );
                }}
              </Answer>
            )}
          </Answer>
        )}
      </Answer>
    </>
  );
}
