import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Localized } from '../../../../../surveys/schema.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import { reasonWords } from '../tutor-desk/reasonWords.ts';
import type { Finding, Place } from './findings.ts';

export type Names = { school(id: number): Localized; factor(code: string): Localized };

const SCHOOLS_NAMED = 3;

export function FindingItem({ finding, names }: { finding: Finding; names: Names }) {
  const words = useWords();
  return (
    <li>
      <PlaceLink place={finding.place}>{sentence(words, finding, names)}</PlaceLink>
    </li>
  );
}

function PlaceLink({ place, children }: { place: Place; children: ReactNode }) {
  if (place.page === 'coverage') return <a href="#coverage">{children}</a>;
  if (place.page === 'risks') {
    return (
      <Link to="/risks" search={{ year: place.year }}>
        {children}
      </Link>
    );
  }
  if (place.page === 'activity') {
    return (
      <Link to="/roadmap/$year/$no" params={{ year: place.year, no: place.no }} search={{}}>
        {children}
      </Link>
    );
  }
  if (place.page === 'notices') return <Link to="/notices">{children}</Link>;
  if (place.page === 'results') return <Link to="/results">{children}</Link>;
  if (place.page === 'factor') {
    return (
      <Link to="/factors/$factor" params={{ factor: place.factor }}>
        {children}
      </Link>
    );
  }
  const params = { schoolId: place.schoolId };
  if (place.page === 'return') {
    return (
      <Link to="/schools/$schoolId/return" params={params}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/schools/$schoolId" params={params} search={{ factor: place.factor }}>
      {children}
    </Link>
  );
}

function sentence(words: Words, finding: Finding, names: Names): string {
  const { number, percent, say, t } = words;
  switch (finding.kind) {
    case 'coverage': {
      const { received, roll } = finding;
      const values = { received: number(received), roll: number(roll), share: percent(received / roll) };
      return t('overview.finding.coverage', values);
    }
    case 'lowestCoverage': {
      const { audience, grade, received, roll, schoolId } = finding.cell;
      const cell = cellName(words, audience, grade).toLowerCase();
      return t('overview.finding.lowestCoverage', { school: say(names.school(schoolId)), cell, received, roll });
    }
    case 'unsigned': {
      const named = finding.schoolIds.slice(0, SCHOOLS_NAMED).map((id) => say(names.school(id)));
      const schools = finding.schoolIds.length > SCHOOLS_NAMED ? `${named.join(', ')} …` : named.join(', ');
      return t('overview.finding.unsigned', { count: finding.schoolIds.length, schools });
    }
    case 'highRisks':
      return t('overview.finding.highRisks', {
        count: finding.count,
        certain: finding.certain,
        schools: finding.schools,
        all: finding.all,
      });
    case 'commonest':
      return t('overview.finding.commonest', {
        count: finding.count,
        certain: finding.certain,
        factor: say(names.factor(finding.factor)),
      });
    case 'neediest':
      return t('overview.finding.neediest', {
        school: say(names.school(finding.schoolId)),
        reasons: reasonWords(words, finding.reasons),
      });
    case 'widestGap': {
      const { factor, high, low } = finding;
      const values = { factor: say(names.factor(factor)), low: number(low), high: number(high) };
      return t('overview.finding.widestGap', values);
    }
    case 'changed': {
      const { better, worse, year } = finding;
      return t('overview.finding.changed', { better, worse, year });
    }
    case 'gap': {
      const { former, interval, value, year } = finding;
      const [low, high] = interval.map((each) => number(each, 1));
      const text = t('overview.finding.gap', { year, value: number(value, 1), low, high });
      if (former === null) return text;
      return `${text} ${t('overview.finding.gapBefore', { year: former.year, value: number(former.value, 1) })}`;
    }
    case 'late': {
      const { due, title } = finding.task;
      return t('overview.finding.late', { count: finding.count, title: say(title), day: words.day(due) });
    }
    case 'activities': {
      const { count, due, title } = finding;
      return t('overview.finding.activities', { count, title: say(title), day: words.day(due) });
    }
    case 'noHighRisks':
      return t('overview.finding.noHighRisks');
    case 'noneYet':
      return t('overview.finding.noneYet');
  }
}
