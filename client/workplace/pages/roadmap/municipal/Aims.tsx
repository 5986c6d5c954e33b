import type { RoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';
import { useWords } from '../../../../ui/words.ts';

/** What the roadmap is for: goals, tasks, expected results, and where it comes from. */
export function Aims({ status }: { status: RoadmapStatus }) {
  const { say, t } = useWords();
  return (
    <details>
      <summary>{t('roadmap.aims')}</summary>
      {(['goals', 'tasks', 'expectedResults'] as const).map((part) => (
        <div key={part}>
          <strong>{t(`roadmap.${part}`)}</strong>
          <ul>
            {status[part].map((text) => (
              <li key={text.en}>{say(text)}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="quiet">{t('roadmap.source', { source: status.source })}</p>
    </details>
  );
}
