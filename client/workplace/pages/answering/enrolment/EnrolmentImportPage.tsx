import { Alert, Checkbox, NativeSelect, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type {
  EnrolmentImportResponse,
  EnrolmentPreview,
  EnrolmentRow,
} from '../../../../../server/answering/enrolment/imports/schemas.ts';
import { enrolmentQuery } from '../../../../api/answering/answeringQueries.ts';
import type { SchoolAnswers } from '../../../../api/people/importQueries.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { NoSchools } from '../../../shell/NextStep.tsx';
import { useSession } from '../../../shell/session.ts';
import { RegisterImport } from '../../people/imports/RegisterImport.tsx';
import { SchoolQuestions } from '../../people/imports/SchoolQuestions.tsx';
import styles from './NumbersGrid.module.css';
import { useRollRefresh } from './saving.ts';

/** Numbers of people of many schools from one file. */
export function EnrolmentImportPage() {
  const { t } = useWords();
  return (
    <>
      <title>{`${t('enrolment.importTitle')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('enrolment.importTitle')}
      </Title>
      <p>
        <Link to="/enrolment">{t('enrolment.back')}</Link>
      </p>
      <ImportIntoTerritory />
    </>
  );
}

function ImportIntoTerritory() {
  const { say, t } = useWords();
  const session = useSession();
  const own = session.memberships.find(
    ({ permissions, territoryId }) => territoryId !== null && permissions.includes('roll:edit'),
  );
  const [chosen, setChosen] = useState<number | null>(null);
  const enrolment = useQuery(enrolmentQuery({}));
  const territoryId = chosen ?? own?.territoryId ?? null;
  if (territoryId === null)
    return <EmptyPanel title={t('enrolment.empty')}>{t('enrolment.importNotYours')}</EmptyPanel>;
  return (
    <Answer query={enrolment}>
      {({ territories, total }) =>
        total === 0 ? (
          <NoSchools />
        ) : (
          <>
            {territories.length > 1 && (
              <NativeSelect
                maw={420}
                mb="sm"
                label={t('enrolment.territory')}
                value={String(chosen ?? '')}
                data={[
                  { value: '', label: t('enrolment.allTerritories') },
                  ...territories.map(({ id, name }) => ({ value: String(id), label: say(name) })),
                ]}
                onChange={({ currentTarget: { value } }) => setChosen(Number(value) || null)}
              />
            )}
            <Import key={territoryId} territoryId={territoryId} />
          </>
        )
      }
    </Answer>
  );
}

function Import({ territoryId }: { territoryId: number }) {
  const { day, t } = useWords();
  const [asOf, setAsOf] = useState('');
  const [countParents, setCountParents] = useState(true);
  const [answers, setAnswers] = useState<SchoolAnswers>({});
  const refresh = useRollRefresh();
  const fields = { territoryId, countParents, answers, ...(asOf !== '' && { asOf }) };
  return (
    <RegisterImport<EnrolmentRow, EnrolmentPreview, EnrolmentImportResponse>
      endpoint="/api/roll"
      fields={fields}
      begun={() => setAnswers({})}
      template={t('enrolment.importLead')}
      inputs={(found) => (
        <div className={styles.tools}>
          <TextInput
            type="date"
            label={t('enrolment.fileDay')}
            description={t('enrolment.fileDayHint')}
            value={asOf}
            onChange={({ currentTarget: { value } }) => setAsOf(value)}
          />
          {found && found.parents !== 'inFile' && (
            <Checkbox
              mb={8}
              label={t('enrolment.countParents')}
              checked={countParents}
              onChange={({ currentTarget: { checked } }) => setCountParents(checked)}
            />
          )}
        </div>
      )}
      remark={(found) => (
        <>
          <Remark found={found} given={asOf} />
          <SchoolQuestions order={2} unknown={found.unknown} answers={answers} isPending={false} ask={setAnswers} />
        </>
      )}
      detail={(row) => <RowNumbers row={row} />}
      obstacle={({ needsDay, titleDays }) =>
        !needsDay
          ? null
          : titleDays.length > 1
            ? t('enrolment.severalDays', { days: titleDays.map(day).join(', ') })
            : t('enrolment.needsDay')
      }
      outcome={({ numbers }) => (
        <p>
          {t('enrolment.imported', { count: numbers })} <Link to="/enrolment">{t('enrolment.back')}</Link>
        </p>
      )}
      changed={refresh}
    />
  );
}

/** What holds for the file as a whole: its days, its parents, its classes, and which schools it says nothing of. */
function Remark({ found, given }: { found: EnrolmentPreview; given: string }) {
  const { day, say, t } = useWords();
  const { absent, classes, days, fileDay, form, numbers, parents, schools } = found;
  const isFromTitle = given === '' && fileDay !== null && days.includes(fileDay);
  return (
    <Alert color="gray" variant="light" mb="md">
      <p>
        {t('enrolment.found', { form: t(`enrolment.form.${form}`), count: numbers, schools })}{' '}
        {days.length > 0 && t('enrolment.foundDays', { days: days.map(day).join(', ') })}{' '}
        {isFromTitle && t('enrolment.fromTitle')}
      </p>
      {parents !== 'inFile' && <p>{t(`enrolment.parents.${parents}`)}</p>}
      {classes > 0 && <p>{t('enrolment.classes', { count: classes })}</p>}
      {absent.length > 0 && (
        <p>{t('enrolment.absent', { schools: absent.map(({ shortName }) => say(shortName)).join(', ') })}</p>
      )}
    </Alert>
  );
}

function RowNumbers({ row: { numbers } }: { row: EnrolmentRow }) {
  const words = useWords();
  const texts = numbers.map(({ audience, before, grade, people }) => {
    const group = cellName(words, audience, grade);
    return before === null || before === people
      ? `${group}: ${people}`
      : words.t('enrolment.fromTo', { group, before, people });
  });
  return <>{texts.join('; ')}</>;
}
