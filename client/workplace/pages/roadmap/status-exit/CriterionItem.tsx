import { Title } from '@mantine/core';
import type { CriterionStanding, StatusStanding } from '../../../../../server/roadmap/status-exit/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './exit.module.css';
import { JudgementForm } from './JudgementForm.tsx';
import { demandWords, readingWords } from './readingWords.ts';
import { VerdictMark } from './VerdictMark.tsx';

export type CriterionPlace = { schoolId: number; status: StatusStanding['status']; mayJudge: boolean };

/** One criterion: what is asked, where the school stands, and each year. */
export function CriterionItem({ criterion, place }: { criterion: CriterionStanding; place: CriterionPlace }) {
  const words = useWords();
  const { say, t } = words;
  const { byYear, measure, required, rule, title, verdict } = criterion;
  const newest = byYear.toReversed();
  return (
    <li className={styles.criterion}>
      <div>
        <Title order={3} size="h5">
          {say(title)}
        </Title>
        <p>
          <VerdictMark verdict={verdict} />
        </p>
        <p className="quiet">
          {t(required ? 'exit.criterion.required' : 'exit.criterion.optional')}, {demandWords(words, criterion)}
        </p>
        <p className="quiet">
          {say(rule)} {t('exit.criterion.source', { source: t(`exit.source.${measure}`) })}.
        </p>
      </div>
      <dl className={styles.years}>
        {newest.map((each) => (
          <div key={each.year}>
            <dt>{each.year}</dt>
            <dd>
              <span>{readingWords(words, measure, each.reading)}</span>
              {each.reading.kind !== 'none' && each.reading.kind !== 'notChecked' && (
                <VerdictMark verdict={each.verdict} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {measure === 'judgement' && <JudgementForm {...{ criterion, place }} />}
    </li>
  );
}
