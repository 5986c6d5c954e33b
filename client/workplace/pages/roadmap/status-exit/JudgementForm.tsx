import { Button, Group, Radio, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CriterionStanding, Judgement } from '../../../../../server/roadmap/status-exit/schemas.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { CriterionPlace } from './CriterionItem.tsx';
import styles from './exit.module.css';
import { useJudging } from './exit.ts';

type JudgementFormProps = { criterion: CriterionStanding; place: CriterionPlace };

/** What a person has found, who and when, and the form for those who may say so. */
export function JudgementForm({ criterion, place }: JudgementFormProps) {
  const { t } = useWords();
  const [newest, ...former] = criterion.judgements;
  return (
    <div className={styles.judge}>
      {newest && <JudgementLine judgement={newest} />}
      {former.length > 0 && (
        <details>
          <summary>{t('exit.judge.history', { count: former.length })}</summary>
          {former.map((each) => (
            <JudgementLine key={each.id} judgement={each} />
          ))}
        </details>
      )}
      {place.mayJudge ? <Writing {...{ criterion, place }} /> : <p className="quiet">{t('exit.judge.who')}</p>}
    </div>
  );
}

function JudgementLine({ judgement: { at, by, holds, note, year } }: { judgement: Judgement }) {
  const { moment, t } = useWords();
  const verdict = t(`exit.judge.${holds === null ? 'withdrawn' : holds ? 'holds' : 'holdsNot'}`);
  const state = t('exit.judge.state', { verdict, by: by || t('exit.judge.someone'), when: moment(at), note });
  return (
    <p>
      {t('exit.year', { year })}: {state}
    </p>
  );
}

function Writing({ criterion, place: { schoolId, status } }: JudgementFormProps) {
  const { t } = useWords();
  const [holds, setHolds] = useState<'yes' | 'no' | null>(null);
  const [note, setNote] = useState('');
  const [isSaved, setSaved] = useState(false);
  const year = criterion.byYear.at(-1)?.year ?? 0;
  const newest = criterion.judgements.find((each) => each.year === year);
  const judging = useJudging(schoolId, () => {
    setNote('');
    setHolds(null);
    setSaved(true);
  });
  const send = (finding: boolean | null) => {
    setSaved(false);
    judging.mutate({ status, criterion: criterion.code, year, holds: finding, note, expected: newest?.id ?? 0 });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(holds === 'yes');
  };
  return (
    <form onSubmit={submit}>
      <Radio.Group
        label={t('exit.judge.title', { year })}
        description={t('exit.judge.who')}
        value={holds}
        onChange={(value) => setHolds(value === 'yes' ? 'yes' : 'no')}
        mb="xs"
      >
        <Group mt={6}>
          <Radio value="yes" label={t('exit.judge.holds')} />
          <Radio value="no" label={t('exit.judge.holdsNot')} />
        </Group>
      </Radio.Group>
      <Textarea
        label={t('exit.judge.note')}
        required
        autosize
        maxLength={1000}
        mb="sm"
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <FaultAlert error={judging.error} />
      {isSaved && (
        <p role="status" className="quiet">
          {t('exit.judge.saved')}
        </p>
      )}
      <Group>
        <Button type="submit" loading={judging.isPending} disabled={holds === null || note.trim() === ''}>
          {t('exit.judge.save')}
        </Button>
        {newest && newest.holds !== null && (
          <Button variant="default" disabled={note.trim() === '' || judging.isPending} onClick={() => send(null)}>
            {t('exit.judge.withdraw')}
          </Button>
        )}
      </Group>
    </form>
  );
}
