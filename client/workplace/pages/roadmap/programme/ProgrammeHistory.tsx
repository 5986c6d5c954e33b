import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { programmeHistoryQuery } from '../../../../api/roadmap/planQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from '../school-roadmap/SchoolRoadmap.module.css';
import type { ProgrammePlace } from './ProgrammePage.tsx';

/** Every version of the programme, on request. */
export function ProgrammeHistory({ place }: { place: ProgrammePlace }) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <div className="noPrint">
      <Button variant="subtle" size="compact-sm" aria-expanded={isShown} onClick={() => setShown((shown) => !shown)}>
        {t('programme.history')}
      </Button>
      {isShown && <Versions place={place} />}
    </div>
  );
}

function Versions({ place: { factor, schoolId, year } }: { place: ProgrammePlace }) {
  const { moment, t } = useWords();
  const history = useQuery(programmeHistoryQuery(schoolId, factor, year));
  return (
    <Answer query={history} height={60}>
      {({ versions }) => (
        <ol className={styles.history} aria-label={t('programme.history')}>
          {versions.map(({ aim, changedAt, changedBy, indicators, tasks, version }) => (
            <li key={version}>
              <span className="quiet">
                {t('plan.version', { version, when: moment(changedAt), who: changedBy ?? t('plan.deletedAccount') })}
              </span>
              <br />
              {[aim, ...tasks, ...indicators].join(' · ')}
            </li>
          ))}
        </ol>
      )}
    </Answer>
  );
}
