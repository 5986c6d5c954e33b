import { Button, Group, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { SlideName } from '../../../../../server/ground/db/stored/schemas.ts';
import type { YearsResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { meetingQuery } from '../../../../api/roadmap/meetingQueries.ts';
import { roadmapStatusQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { yearOf } from '../../../../days.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { RoadmapYears } from '../municipal/RoadmapYears.tsx';
import { shownYear } from '../municipal/years.ts';
import { DecisionsSlide } from './DecisionsSlide.tsx';
import { GapSlide } from './GapSlide.tsx';
import { type Meeting, MeetingContext } from './meetingContext.ts';
import { RoadmapSlide } from './RoadmapSlide.tsx';
import { StaffSlide } from './StaffSlide.tsx';
import { TeachingSlide } from './TeachingSlide.tsx';
import { UpbringingSlide } from './UpbringingSlide.tsx';
import { useSlideShow } from './useSlideShow.ts';
import { YearSlide } from './YearSlide.tsx';
import './slides.css';

const route = getRouteApi('/meeting');

/** In the order in which they are shown. */
const PAGES: Record<SlideName, () => ReactNode> = {
  year: YearSlide,
  gap: GapSlide,
  teaching: TeachingSlide,
  staff: StaffSlide,
  upbringing: UpbringingSlide,
  roadmap: RoadmapSlide,
  decisions: DecisionsSlide,
};
const SLIDES = Object.keys(PAGES) as SlideName[];

/** The year against its expected results, page by page: to prepare, to show, to print. */
export function MeetingPage() {
  const { t } = useWords();
  return (
    <>
      <title>{`${t('meeting.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('meeting.title')}
      </Title>
      <p className="slide-tools">{t('meeting.lead')}</p>
      <RoadmapYears>{(years) => <Year years={years} />}</RoadmapYears>
    </>
  );
}

function Year({ years }: { years: YearsResponse }) {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate();
  const year = shownYear(years, search.year);
  const begun = years.years.filter((each) => each.year <= yearOf(years.today));
  const lastDay = `${year}-12-31`;
  const meeting = useQuery(meetingQuery(year));
  const roadmap = useQuery(roadmapStatusQuery(year, lastDay < years.today ? lastDay : undefined));
  return (
    <>
      <NativeSelect
        className="slide-tools"
        label={t('roadmap.year')}
        maw={160}
        mb="md"
        value={String(year)}
        data={begun.map((each) => String(each.year))}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ to: '/meeting', search: { year: Number(value) }, replace: true })
        }
      />
      <Answer query={meeting} height={500}>
        {(told) => (
          <Answer query={roadmap} height={500}>
            {(state) => <Slides key={year} meeting={told} roadmap={state} />}
          </Answer>
        )}
      </Answer>
    </>
  );
}

function Slides({ meeting, roadmap }: Pick<Meeting, 'meeting' | 'roadmap'>) {
  const { t } = useWords();
  const { isShown, place, show, turn } = useSlideShow(SLIDES);
  const shown = isShown ? SLIDES[place] : null;
  const context = useMemo(
    () => ({
      meeting,
      roadmap,
      shown,
      place: (slide: SlideName) => ({ number: SLIDES.indexOf(slide) + 1, all: SLIDES.length }),
    }),
    [meeting, roadmap, shown],
  );
  return (
    <MeetingContext value={context}>
      <Group className="slide-tools" mb="md">
        <Button onClick={() => window.print()}>{t('meeting.print')}</Button>
        <Button variant="default" onClick={() => show(true)}>
          {t('meeting.show')}
        </Button>
      </Group>
      <div className={isShown ? 'slides slides-shown' : 'slides'}>
        {isShown && (
          <Group className="slides-bar" gap="xs">
            <Button variant="default" size="compact-sm" disabled={place === 0} onClick={() => turn(-1)}>
              {t('meeting.before')}
            </Button>
            <span role="status">{t('meeting.place', { number: place + 1, all: SLIDES.length })}</span>
            <Button variant="default" size="compact-sm" disabled={place === SLIDES.length - 1} onClick={() => turn(1)}>
              {t('meeting.next')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => show(false)}>
              {t('meeting.leave')}
            </Button>
          </Group>
        )}
        {SLIDES.map((name) => {
          const Page = PAGES[name];
          return <Page key={name} />;
        })}
      </div>
    </MeetingContext>
  );
}
