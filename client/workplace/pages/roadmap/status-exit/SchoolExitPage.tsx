import { Alert, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { SchoolExitResponse, StatusStanding } from '../../../../../server/roadmap/status-exit/schemas.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { may, ownSchool, useSession } from '../../../shell/session.ts';
import { CriterionItem } from './CriterionItem.tsx';
import styles from './exit.module.css';
import { schoolExitQuery } from './exit.ts';
import { LeverList } from './LeverList.tsx';

/** «Что нужно, чтобы выйти из ШНОР/ШССУ?» */
export function SchoolExitPage() {
  const words = useWords();
  const { say, t } = words;
  const { schoolId } = useParams({ from: '/schools/$schoolId/exit' });
  const { nameOf } = useSchools();
  const session = useSession();
  const query = useQuery(schoolExitQuery(schoolId));
  const title = titleOf(words, query.data?.statuses ?? []);
  const school = say(nameOf(schoolId));
  return (
    <>
      <title>{`${title} · ${school} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {title}
      </Title>
      <p className={styles.lead}>
        <Link to="/schools/$schoolId" params={{ schoolId }}>
          {t('exit.toSchool', { school })}
        </Link>
        {ownSchool(session) === null && <Link to="/exit">{t('exit.toDistrict')}</Link>}
      </p>
      <Answer query={query} height={420}>
        {(data) => <Standing data={data} />}
      </Answer>
    </>
  );
}

function titleOf({ t }: Words, statuses: Pick<StatusStanding, 'status'>[]): string {
  if (statuses.length === 0) return t('exit.title');
  return statuses.length > 1 ? t('exit.titleBoth') : t(`exit.titleOf.${statuses[0].status}`);
}

function Standing({ data }: { data: SchoolExitResponse }) {
  const { t } = useWords();
  if (data.statuses.length === 0) return <EmptyPanel title={t('exit.noStatusTitle')}>{t('exit.noStatus')}</EmptyPanel>;
  return (
    <>
      <StatusHistory data={data} />
      <Proposal data={data} />
      {data.statuses.map((status) => (
        <StatusPanel key={status.status} {...{ data, status }} />
      ))}
      <p className="quiet">{t('exit.sameCriteria')}</p>
      <LeverList data={data} />
    </>
  );
}

function StatusHistory({ data: { history } }: { data: SchoolExitResponse }) {
  const { t } = useWords();
  const kinds = (of: SchoolExitResponse['history'][number]['kinds']) => of.map((kind) => t(`designation.${kind}`));
  return (
    <p>
      <strong>{t('exit.history')}.</strong>{' '}
      {history
        .map((each) => t('exit.historyYear', { year: each.year, kinds: kinds(each.kinds).join(', ') }))
        .join('; ')}
    </p>
  );
}

/** Until somebody of the district has confirmed the criteria they are nobody's. */
function Proposal({ data: { criteria, note } }: { data: SchoolExitResponse }) {
  const { say, t } = useWords();
  const session = useSession();
  if (criteria !== 'proposal') return null;
  return (
    <Alert color="gray" variant="light" mb="md">
      <p>{t('exit.proposal', { note: say(note) })}</p>
      {may(session, 'content:confirm') && <Link to="/content">{t('exit.toCriteria')}</Link>}
    </Alert>
  );
}

function StatusPanel({ data, status }: { data: SchoolExitResponse; status: StatusStanding }) {
  const { say, t } = useWords();
  const { criteria, summary, title } = status;
  const place = { schoolId: data.schoolId, status: status.status, mayJudge: data.mayJudge };
  return (
    <Section title={say(title)}>
      <p>
        <strong>{t(`exit.closeness.${summary.closeness}`)}.</strong> {t('exit.summary', summary)}
      </p>
      <ul className={styles.criteria}>
        {criteria.map((criterion) => (
          <CriterionItem key={criterion.code} {...{ criterion, place }} />
        ))}
      </ul>
    </Section>
  );
}
