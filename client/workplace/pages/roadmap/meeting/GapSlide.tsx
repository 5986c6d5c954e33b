import { useWords } from '../../../../ui/words.ts';
import { EducationGap } from '../../results/gaps/EducationGap.tsx';
import { useMeeting } from './meetingContext.ts';
import { Slide } from './Slide.tsx';

/** The gap in educational results of all schools of the district, year by year. */
export function GapSlide() {
  const { say, t } = useWords();
  const {
    meeting: { gaps },
    roadmap,
  } = useMeeting();
  const newest = gaps.at(-1);
  const expected = roadmap.expectedResults.at(0);
  return (
    <Slide
      name="gap"
      expected={expected && say(expected)}
      source={[newest ? t(`results.source.${newest.source}`) : t('results.emptyTitle')]}
    >
      {newest ? <EducationGap years={gaps} /> : <p>{t('results.gap.none')}.</p>}
    </Slide>
  );
}
