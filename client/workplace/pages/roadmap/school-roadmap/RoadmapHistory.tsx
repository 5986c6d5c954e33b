import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchoolRoadmapResponse } from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { schoolRoadmapHistoryQuery } from '../../../../api/roadmap/planQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './SchoolRoadmap.module.css';

/** Every version of the roadmap, on request. */
export function RoadmapHistory({ roadmap }: { roadmap: SchoolRoadmapResponse }) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  if (roadmap.version === 0) return null;
  return (
    <div className="noPrint">
      <Button variant="subtle" size="compact-sm" aria-expanded={isShown} onClick={() => setShown((shown) => !shown)}>
        {t('schoolRoadmap.history')}
      </Button>
      {isShown && <Versions roadmap={roadmap} />}
    </div>
  );
}

function Versions({ roadmap: { schoolId, year } }: { roadmap: SchoolRoadmapResponse }) {
  const { moment, t } = useWords();
  const history = useQuery(schoolRoadmapHistoryQuery(schoolId, year));
  return (
    <Answer query={history} height={60}>
      {({ versions }) => (
        <ol className={styles.history} aria-label={t('schoolRoadmap.history')}>
          {versions.map(({ aim, changedAt, changedBy, lines, note, state, version }) => (
            <li key={version}>
              <span className="quiet">
                {t('plan.version', { version, when: moment(changedAt), who: changedBy ?? t('plan.deletedAccount') })}
              </span>
              <br />
              {t(`schoolRoadmap.state.${state}`)} · {t('schoolRoadmap.historyLines', { count: lines.length })}
              {note !== '' && ` · ${note}`}
              {aim !== '' && (
                <>
                  <br />
                  {aim}
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </Answer>
  );
}
