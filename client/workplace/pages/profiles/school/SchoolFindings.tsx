import { Title } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Change } from '../../../../../server/profiles/changes/schemas.ts';
import type { SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { riskSentence } from '../../../../ui/riskWords.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import overview from '../../daily/overview/OverviewPage.module.css';
import { type SchoolFinding, schoolFindings } from './findings.ts';

type SchoolFindingsProps = {
  profile: SchoolProfileResponse;
  changes: Change[];
  /** The year of the campaign before; null where there was none. */
  since: number | null;
  lines: PlanLine[] | null;
  /** The code of the factor that the page shows. */
  chosen: string;
};

/** The main findings in sentences; each chooses its factor and moves the focus to its place on the page. */
export function SchoolFindings({ profile, changes, since, lines, chosen }: SchoolFindingsProps) {
  const words = useWords();
  const { say, t } = words;
  const titles = new Map(profile.factors.map(({ code, title }) => [code, say(title)]));
  const findings = schoolFindings(profile.results, changes, lines);
  useAnchorFocus(chosen);
  return (
    <section className={overview.findings} aria-labelledby="findings">
      <Title order={2} size="h4" id="findings">
        {t('school.findings.title')}
      </Title>
      <ul>
        {findings.map((finding) => (
          <li key={finding.kind}>
            <Link
              to="/schools/$schoolId"
              params={{ schoolId: profile.schoolId }}
              search={{ factor: finding.factor }}
              hash={finding.anchor}
              resetScroll={false}
            >
              {sentence(words, finding, titles, since)}
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

function sentence(words: Words, finding: SchoolFinding, titles: Map<string, string>, since: number | null): string {
  const { say, t } = words;
  const factor = titles.get(finding.factor) ?? finding.factor;
  switch (finding.kind) {
    case 'highest': {
      const text = t('school.findings.highest', { factor, words: riskSentence(words, finding.result) });
      return finding.others === 0 ? text : `${text} ${t('school.findings.others', { count: finding.others })}`;
    }
    case 'noneHigh':
      return finding.few === 0 ? t('school.findings.noneHigh') : t('school.findings.few', { count: finding.few });
    case 'driver':
      return t('school.findings.driver', {
        factor,
        question: say(finding.text),
        points: t('risk.points', { count: Math.round(finding.points) }),
      });
    case 'divergence':
      return t('school.findings.divergence', {
        factor,
        higher: t(`audience.${finding.higher}`),
        lower: t(`audience.${finding.lower}`),
      });
    case 'change': {
      const points = t('risk.points', { count: Math.max(1, Math.round(Math.abs(finding.change.value))) });
      const isBetter = finding.change.verdict === 'better';
      const text = t(isBetter ? 'school.findings.better' : 'school.findings.worse', { factor, points, year: since });
      return finding.others === 0 ? text : `${text} ${t('school.findings.changedToo', { count: finding.others })}`;
    }
    case 'grades': {
      const { audience, higher, lower, points } = finding;
      const values = { factor, audience: t(`audience.${audience}`), higher, lower };
      return t('school.findings.grades', { ...values, points: t('risk.points', { count: Math.round(points) }) });
    }
    case 'uncovered': {
      const named = finding.factors.map((code) => titles.get(code) ?? code).join('», «');
      return t('school.findings.uncovered', { count: finding.factors.length, factors: named });
    }
  }
}
