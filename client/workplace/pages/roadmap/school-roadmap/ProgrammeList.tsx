import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SchoolRoadmapResponse } from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { campaignsQuery } from '../../../../api/answering/campaignQueries.ts';
import { schoolProfileQuery } from '../../../../api/profiles/profileQueries.ts';
import { programmesQuery } from '../../../../api/roadmap/planQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { highFactors } from '../../profiles/school/ranking.ts';
import styles from './SchoolRoadmap.module.css';

/** The programmes against single risks: one for each high risk of the newest campaign, and those already written. */
export function ProgrammeList({ roadmap }: { roadmap: SchoolRoadmapResponse }) {
  const { t } = useWords();
  const campaigns = useQuery(campaignsQuery).data?.campaigns;
  const campaign = campaigns?.find(({ state, year }) => state !== 'planned' && year <= roadmap.year);
  if (!campaign) return null;
  return (
    <Section title={t('schoolRoadmap.programmes')}>
      <p className="quiet">{t('schoolRoadmap.programmesLead')}</p>
      <Programmes roadmap={roadmap} campaign={campaign.id} />
    </Section>
  );
}

function Programmes({ roadmap, campaign }: { roadmap: SchoolRoadmapResponse; campaign: number }) {
  const { say, t } = useWords();
  const { schoolId, year } = roadmap;
  const profile = useQuery(schoolProfileQuery(schoolId, campaign));
  const programmes = useQuery(programmesQuery(schoolId, year));
  return (
    <Answer query={profile} height={60}>
      {({ factors, results }) => {
        const written = new Map(programmes.data?.programmes.map(({ factor, version }) => [factor, version]));
        const codes = new Set([...highFactors(results).map(({ factor }) => factor), ...written.keys()]);
        const shown = factors.filter(({ code }) => codes.has(code));
        if (shown.length === 0) return <p>{t('schoolRoadmap.programmesNone')}</p>;
        return (
          <ul className={styles.programmes}>
            {shown.map(({ code, title }) => (
              <li key={code}>
                <Link to="/schools/$schoolId/programmes/$factor" params={{ schoolId, factor: code }} search={{ year }}>
                  {say(title)}
                </Link>{' '}
                <span className="quiet">
                  {written.has(code)
                    ? t('schoolRoadmap.programmeState.written', { version: written.get(code) })
                    : t('schoolRoadmap.programmeState.none')}
                </span>
              </li>
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}
