import { Title } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Change } from '../../../../../server/profiles/changes/schemas.ts';
import type { SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { riskSentence } from '../../../../ui/riskWords.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import overview from '../../daily/overview/OverviewPage.module.css';
import { type SchoolHeadline, schoolHeadlines } from './headlines.ts';

type SchoolHeadlinesProps = {
  profile: SchoolProfileResponse;
  changes: Change[];
  /** The year of the campaign before; null where there was none. */
  since: number | null;
  lines: PlanLine[] | null;
  /** The code of the factor that the page shows. */
  chosen: string;
};

/** The headlines in sentences; each chooses its factor and moves the focus to its place on the page. */
export function SchoolHeadlines({ profile, changes, since, lines, chosen }: SchoolHeadlinesProps) {
  const words = useWords();
  const { say, t } = words;
  const titles = new Map(profile.factors.map(({ code, title }) => [code, say(title)]));
  const headlines = schoolHeadlines(profile.results, changes, lines);
  useAnchorFocus(chosen);
  return (
    <section className={overview.headlines} aria-labelledby="headlines">
      <Title order={2} size="h4" id="headlines">
        {t('school.headlines.title')}
      </Title>
      <ul>
        {headlines.map((headline) => (
          <li key={headline.kind}>
            <Link
              to="/schools/$schoolId"
              params={{ schoolId: profile.schoolId }}
              search={{ factor: headline.factor }}
              hash={headline.anchor}
              resetScroll={false}
            >
              {sentence(words, headline, titles, since)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * After a way to a place of this page the keyboard and the screen reader are there too. The address changes before the factor that it
 * names is shown; a place that only this factor has is looked for again then.
 */
function useAnchorFocus(chosen: string): void {
  const location = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the factor shown decides which places there are.
  useEffect(() => {
    const place = location.hash === '' ? null : document.getElementById(location.hash);
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'start' });
  }, [location, chosen]);
}

function sentence(words: Words, headline: SchoolHeadline, titles: Map<string, string>, since: number | null): string {
  const { say, t } = words;
  const factor = titles.get(headline.factor) ?? headline.factor;
  switch (headline.kind) {
    case 'highest': {
      const text = t('school.headlines.highest', { factor, words: riskSentence(words, headline.result) });
      return headline.others === 0 ? text : `${text} ${t('school.headlines.others', { count: headline.others })}`;
    }
    case 'noneHigh':
      return headline.few === 0 ? t('school.headlines.noneHigh') : t('school.headlines.few', { count: headline.few });
    case 'driver':
      return t('school.headlines.driver', {
        factor,
        question: say(headline.text),
        points: t('risk.points', { count: Math.round(headline.points) }),
      });
    case 'divergence':
      return t('school.headlines.divergence', {
        factor,
        higher: t(`audience.${headline.higher}`),
        lower: t(`audience.${headline.lower}`),
      });
    case 'change': {
      const points = t('risk.points', { count: Math.max(1, Math.round(Math.abs(headline.change.value))) });
      const isBetter = headline.change.verdict === 'better';
      const text = t(isBetter ? 'school.headlines.better' : 'school.headlines.worse', { factor, points, year: since });
      return headline.others === 0 ? text : `${text} ${t('school.headlines.changedToo', { count: headline.others })}`;
    }
    case 'grades': {
      const { audience, higher, lower, points } = headline;
      const values = { factor, audience: t(`audience.${audience}`), higher, lower };
      return t('school.headlines.grades', { ...values, points: t('risk.points', { count: Math.round(points) }) });
    }
    case 'uncovered': {
      const named = headline.factors.map((code) => titles.get(code) ?? code).join('», «');
      return t('school.headlines.uncovered', { count: headline.factors.length, factors: named });
    }
  }
}
