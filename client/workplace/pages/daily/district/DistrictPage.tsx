import { Button, Group, NativeSelect, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { RoadmapStatus, YearsResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { roadmapStatusQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { LateByResponsible } from '../../roadmap/municipal/LateByResponsible.tsx';
import { RoadmapYears } from '../../roadmap/municipal/RoadmapYears.tsx';
import { StatesFinding } from '../../roadmap/municipal/StatesFinding.tsx';
import { shownYear } from '../../roadmap/municipal/years.ts';
import styles from './DistrictPage.module.css';
import { MonitoringTable } from './MonitoringTable.tsx';
import { PublicationQueue } from './PublicationQueue.tsx';
import { SectionStates } from './SectionStates.tsx';
import { TutorLoad } from './TutorLoad.tsx';

const route = getRouteApi('/district');

/** «Как идёт год?»: the whole roadmap as of a day, what waits for a publication, and how much each tutor has to do. */
export function DistrictPage() {
  const { t } = useWords();
  return (
    <>
      <title>{`${t('district.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('district.title')}
      </Title>
      <p className={styles.screen}>{t('district.lead')}</p>
      <RoadmapYears>{(years) => <Year years={years} />}</RoadmapYears>
    </>
  );
}

function Year({ years }: { years: YearsResponse }) {
  const { t } = useWords();
  const { date, year: asked } = route.useSearch();
  const navigate = useNavigate();
  const session = useSession();
  const year = shownYear(years, asked);
  const status = useQuery(roadmapStatusQuery(year, date));
  const isPast = date !== undefined && date < years.today;
  const go = (search: { year?: number; date?: string }) => void navigate({ to: '/district', search, replace: true });
  return (
    <>
      <Group align="end" mb="md" className={styles.screen}>
        <NativeSelect
          label={t('roadmap.year')}
          value={String(year)}
          data={years.years.map((each) => String(each.year))}
          onChange={({ currentTarget: { value } }) => go({ year: Number(value), date })}
        />
        <TextInput
          type="date"
          label={t('roadmap.date')}
          max={years.today}
          value={date ?? years.today}
          onChange={({ currentTarget: { value } }) =>
            go({ year: asked, date: value === '' || value === years.today ? undefined : value })
          }
        />
        <Button variant="default" onClick={() => window.print()}>
          {t('district.print')}
        </Button>
        <Link to="/meeting" search={{ year: asked }} className={styles.way}>
          {t('district.meeting')}
        </Link>
      </Group>
      {isPast && <p className={`quiet ${styles.screen}`}>{t('district.past')}</p>}
      <Answer query={status} height={400}>
        {(data) => (
          <div className={styles.sheet}>
            <State status={data} date={date} />
          </div>
        )}
      </Answer>
      {!isPast && (
        <div className={styles.screen}>
          <PublicationQueue />
          {may(session, 'tutors:assign') && <TutorLoad />}
        </div>
      )}
    </>
  );
}

function State({ date, status }: { status: RoadmapStatus; date?: string }) {
  const { day, t } = useWords();
  return (
    <>
      <p>
        <StatesFinding activities={status.activities} />{' '}
        <span className="quiet">{t('roadmap.asOf', { day: day(status.date) })}</span>
      </p>
      <Section title={t('district.sections')}>
        <SectionStates status={status} />
      </Section>
      <div className={styles.screen}>
        <LateByResponsible activities={status.activities} asOf={status.date} year={status.year} date={date} />
      </div>
      <Section title={t('district.activities')}>
        <MonitoringTable status={status} date={date} />
      </Section>
    </>
  );
}
