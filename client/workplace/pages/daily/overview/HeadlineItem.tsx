import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Localized } from '../../../../../surveys/schema.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import { basisWords, reasonWords } from '../tutor-desk/reasonWords.ts';
import type { Destination, Headline } from './headlines.ts';

export type Names = { school(id: number): Localized; factor(code: string): Localized };

const SCHOOLS_NAMED = 3;

export function HeadlineItem({ headline, names }: { headline: Headline; names: Names }) {
  const words = useWords();
  return (
    <li>
      <DestinationLink destination={headline.destination}>{sentence(words, headline, names)}</DestinationLink>
    </li>
  );
}

function DestinationLink({ destination, children }: { destination: Destination; children: ReactNode }) {
  if (destination.page === 'coverage') return <a href="#coverage">{children}</a>;
  if (destination.page === 'risks') {
    return (
      <Link to="/risks" search={{ year: destination.year }}>
        {children}
      </Link>
    );
  }
  if (destination.page === 'activity') {
    return (
      <Link to="/roadmap/$year/$no" params={{ year: destination.year, no: destination.no }} search={{}}>
        {children}
      </Link>
    );
  }
  if (destination.page === 'notices') return <Link to="/notices">{children}</Link>;
  if (destination.page === 'results') return <Link to="/results">{children}</Link>;
  if (destination.page === 'factor') {
    return (
      <Link to="/factors/$factor" params={{ factor: destination.factor }}>
        {children}
      </Link>
    );
  }
  const params = { schoolId: destination.schoolId };
  if (destination.page === 'return') {
    return (
      <Link to="/schools/$schoolId/return" params={params}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/schools/$schoolId" params={params} search={{ factor: destination.factor }}>
      {children}
    </Link>
  );
}

function sentence(words: Words, headline: Headline, names: Names): string {
  const { number, percent, say, t } = words;
  switch (headline.kind) {
    case 'coverage': {
      const { received, roll } = headline;
      const values = { received: number(received), roll: number(roll), share: percent(received / roll) };
      return t('overview.headline.coverage', values);
    }
    case 'lowestCoverage': {
      const { audience, grade, received, roll, schoolId } = headline.cell;
      const cell = cellName(words, audience, grade).toLowerCase();
      return t('overview.headline.lowestCoverage', { school: say(names.school(schoolId)), cell, received, roll });
    }
    case 'unsigned': {
      const named = headline.schoolIds.slice(0, SCHOOLS_NAMED).map((id) => say(names.school(id)));
      const schools = headline.schoolIds.length > SCHOOLS_NAMED ? `${named.join(', ')} …` : named.join(', ');
      return t('overview.headline.unsigned', { count: headline.schoolIds.length, schools });
    }
    case 'highRisks':
      return t('overview.headline.highRisks', {
        count: headline.count,
        certain: headline.certain,
        schools: headline.schools,
        all: headline.all,
      });
    case 'commonest':
      return t('overview.headline.commonest', {
        count: headline.count,
        certain: headline.certain,
        factor: say(names.factor(headline.factor)),
      });
    case 'neediest':
      return [
        t('overview.headline.neediest', {
          school: say(names.school(headline.schoolId)),
          reasons: reasonWords(words, headline.reasons),
        }),
        ...(headline.basis.length > 0 ? [basisWords(words, headline.basis)] : []),
      ].join(' ');
    case 'widestGap': {
      const { factor, high, low } = headline;
      const values = { factor: say(names.factor(factor)), low: number(low), high: number(high) };
      return t('overview.headline.widestGap', values);
    }
    case 'changed': {
      const { better, worse, year } = headline;
      return t('overview.headline.changed', { better, worse, year });
    }
    case 'gap': {
      const { former, interval, value, year } = headline;
      const [low, high] = interval.map((each) => number(each, 1));
      const text = t('overview.headline.gap', { year, value: number(value, 1), low, high });
      if (former === null) return text;
      return `${text} ${t('overview.headline.gapBefore', { year: former.year, value: number(former.value, 1) })}`;
    }
    case 'late': {
      const { due, title } = headline.task;
      return t('overview.headline.late', { count: headline.count, title: say(title), day: words.day(due) });
    }
    case 'activities': {
      const { count, due, title } = headline;
      return t('overview.headline.activities', { count, title: say(title), day: words.day(due) });
    }
    case 'noHighRisks':
      return t('overview.headline.noHighRisks');
    case 'noneYet':
      return t('overview.headline.noneYet');
  }
}
