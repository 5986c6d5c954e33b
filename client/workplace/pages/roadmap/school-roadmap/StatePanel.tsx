import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import type {
  SchoolRoadmapResponse,
  SchoolRoadmapStep,
} from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { PublishDialog } from './PublishDialog.tsx';
import styles from './SchoolRoadmap.module.css';
import { StepDialog } from './StepDialog.tsx';

const MAIN: readonly SchoolRoadmapStep[] = ['submit', 'approve'];

/** Where the roadmap stands, whose turn it is, and the steps that whoever looks may take. */
export function StatePanel({ roadmap }: { roadmap: SchoolRoadmapResponse }) {
  const { moment, t } = useWords();
  const [step, setStep] = useState<SchoolRoadmapStep | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  const { changedAt, changedBy, mayPublish, note, publication, state, steps, turn, version } = roadmap;
  const roles = turn.map((role) => t(`roles.${role}`)).join(', ');
  return (
    <section className={styles.state} data-state={state} aria-label={t('schoolRoadmap.table.state')}>
      <p>
        <strong>{t(`schoolRoadmap.state.${state}`)}</strong>.{' '}
        {turn.length === 0 ? t('schoolRoadmap.turnNone') : t('schoolRoadmap.turn', { roles })}
      </p>
      <p className="quiet">
        {changedAt === null
          ? t('schoolRoadmap.unwritten')
          : t('schoolRoadmap.written', {
              version,
              when: moment(changedAt),
              who: changedBy ?? t('plan.deletedAccount'),
            })}
      </p>
      {note !== '' && (
        <Alert color="gray" variant="light" title={t('schoolRoadmap.note')}>
          {note}
        </Alert>
      )}
      <Approval roadmap={roadmap} />
      <Group gap="xs" mt="xs" className="noPrint">
        {steps.map((each) => (
          <Button
            key={each}
            size="sm"
            variant={MAIN.includes(each) ? 'filled' : 'default'}
            onClick={() => setStep(each)}
          >
            {t(`schoolRoadmap.steps.${each}`)}
          </Button>
        ))}
        {mayPublish && (
          <Button size="sm" onClick={() => setPublishing(true)}>
            {t(publication ? 'schoolRoadmap.publishAgain' : 'schoolRoadmap.publish')}
          </Button>
        )}
        <Button size="sm" variant="subtle" onClick={() => window.print()}>
          {t('schoolRoadmap.print')}
        </Button>
      </Group>
      {step && <StepDialog {...{ roadmap, step }} close={() => setStep(null)} />}
      {isPublishing && <PublishDialog roadmap={roadmap} close={() => setPublishing(false)} />}
    </section>
  );
}

function Approval({ roadmap: { approval, publication } }: { roadmap: SchoolRoadmapResponse }) {
  const { day, moment, t } = useWords();
  if (approval === null) return null;
  const who = approval.by ?? t('plan.deletedAccount');
  return (
    <p>
      {t('schoolRoadmap.approvedOn', { when: moment(approval.at), who })}{' '}
      {approval.changed.length > 0 && `${t('schoolRoadmap.changedSince', { count: approval.changed.length })} `}
      {publication?.on ? t('schoolRoadmap.published', { when: day(publication.on) }) : t('schoolRoadmap.notPublished')}
    </p>
  );
}
