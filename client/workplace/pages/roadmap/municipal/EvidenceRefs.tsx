import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ActivityDetail } from '../../../../../server/roadmap/municipal/schemas.ts';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { kindOf } from './registers.ts';

const FIRST = 12;

type Refs = Pick<ActivityDetail, 'activity' | 'evidence'>;
type Ref = ActivityDetail['evidence'][number];

/** What proves the activity; a press opens the thing itself. */
export function EvidenceRefs({ activity, evidence }: Refs) {
  const { t } = useWords();
  const [isAll, setAll] = useState(false);
  const kind = kindOf(activity.register);
  return (
    <>
      {evidence.length === 0 && <p className="quiet">{t('roadmap.noEvidence')}</p>}
      <ul>
        {(isAll ? evidence : evidence.slice(0, FIRST)).map((ref) => (
          <li key={`${ref.kind}/${ref.id}/${ref.schoolId}`}>
            <RefText evidence={ref} />
          </li>
        ))}
      </ul>
      {evidence.length > FIRST && (
        <Button variant="default" size="compact-md" onClick={() => setAll(!isAll)}>
          {isAll ? t('roadmap.fewer') : t('roadmap.all', { count: evidence.length })}
        </Button>
      )}
      {kind !== null && (
        <p>
          <Link to="/evidence" search={{ kind }}>
            {t('roadmap.register')}
          </Link>
        </p>
      )}
    </>
  );
}

function RefText({ evidence: { day, id, kind, schoolId, title } }: { evidence: Ref }) {
  const words = useWords();
  const { nameOf } = useSchools();
  const name = title ?? words.t(`roadmap.refs.${kind}`);
  const path = pathOf({ id, kind, schoolId });
  return (
    <>
      {day !== null && `${words.day(day)} · `}
      {path === null ? name : <PathLink path={path}>{name}</PathLink>}
      {schoolId !== null && ` · ${words.say(nameOf(schoolId))}`}
    </>
  );
}

/** Where the thing itself is kept; null where it has no page of its own. */
function pathOf({ id, kind, schoolId }: Pick<Ref, 'id' | 'kind' | 'schoolId'>): string | null {
  if (kind === 'evidence') return `/evidence/${id}`;
  if (kind === 'campaign') return `/campaigns/${id}`;
  if (kind === 'publication') return `/publications/${id}`;
  if (kind === 'planLine' && schoolId !== null) return `/schools/${schoolId}/roadmap`;
  if (kind === 'designation' && schoolId !== null) return `/schools/${schoolId}`;
  return null;
}
