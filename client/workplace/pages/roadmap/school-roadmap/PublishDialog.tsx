import type { SchoolRoadmapResponse } from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useRoadmapChange } from './useRoadmapChange.ts';

/** The head makes public what the tutor has approved. */
export function PublishDialog({ roadmap, close }: { roadmap: SchoolRoadmapResponse; close(): void }) {
  const { t } = useWords();
  const { schoolId, year } = roadmap;
  const publishing = useRoadmapChange<void>(
    roadmap,
    () => postJson(`/api/schools/${schoolId}/roadmap/publication`, { year }),
    close,
  );
  const title = t(roadmap.publication ? 'schoolRoadmap.publishAgain' : 'schoolRoadmap.publish');
  return (
    <ConfirmDialog
      opened
      title={title}
      text={t('schoolRoadmap.publishAsk')}
      confirm={title}
      isPending={publishing.isPending}
      error={publishing.error}
      close={close}
      act={() => publishing.mutate()}
    />
  );
}
