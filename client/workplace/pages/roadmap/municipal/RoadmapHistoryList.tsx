import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { roadmapHistoryQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';

/** Who changed the roadmap of a year, and which rows; asked for only when somebody wants to know. */
export function RoadmapHistoryList({ year }: { year: number }) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  return isShown ? (
    <Versions year={year} />
  ) : (
    <Button variant="default" size="compact-md" onClick={() => setShown(true)}>
      {t('roadmap.history.show')}
    </Button>
  );
}

function Versions({ year }: { year: number }) {
  const { moment, t } = useWords();
  const history = useQuery(roadmapHistoryQuery(year));
  return (
    <Answer query={history} height={60}>
      {({ versions }) =>
        versions.length === 0 ? (
          <p className="quiet">{t('roadmap.history.template')}</p>
        ) : (
          <ol reversed>
            {versions.map(({ changedAt, changedBy, note, rows, version }) => (
              <li key={version}>
                {moment(changedAt)} · {changedBy ?? t('evidence.somebody')}
                {rows.length > 0 && ` · ${t('roadmap.history.rows', { rows: rows.join(', ') })}`}
                {note && ` · «${note}»`}
              </li>
            ))}
          </ol>
        )
      }
    </Answer>
  );
}
