import { Alert, Button, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { EnrolmentResponse } from '../../../../../server/answering/enrolment/overview/schemas.ts';
import { enrolmentQuery } from '../../../../api/answering/answeringQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { NoSchools } from '../../../shell/NextStep.tsx';
import { may, useSession } from '../../../shell/session.ts';
import { EnrolmentTools } from './EnrolmentTools.tsx';
import { type Drafts, parentsAsStudents } from './grid.ts';
import { NumbersGrid } from './NumbersGrid.tsx';
import { SavingBar } from './SavingBar.tsx';
import type { EnrolmentSearch } from './search.ts';

const route = getRouteApi('/enrolment');

/** Numbers of people of all schools, as of a day. */
export function EnrolmentPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const enrolment = useQuery({ ...enrolmentQuery(search), placeholderData: keepPreviousData });
  const about = useQuery(aboutQuery);
  return (
    <>
      <title>{`${t('enrolment.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('enrolment.title')}
      </Title>
      <p className="quiet">{t('enrolment.lead')}</p>
      <Answer query={about}>
        {({ today }) => <Answer query={enrolment}>{(data) => <Numbers data={data} today={today} />}</Answer>}
      </Answer>
    </>
  );
}

function Numbers({ data, today }: { data: EnrolmentResponse; today: string }) {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/enrolment' });
  const [drafts, setDrafts] = useState<Drafts>({});
  const [outside, setOutside] = useState(0);
  const seek = (change: EnrolmentSearch) =>
    void navigate({ search: { ...search, page: undefined, ...change }, replace: true, resetScroll: false });
  const isEditable = data.schools.some(({ mayEdit }) => mayEdit);
  const change = (next: Drafts) => {
    setOutside(0);
    setDrafts(next);
  };
  return (
    <>
      <Standing data={data} search={search} seek={seek} />
      <EnrolmentTools
        data={data}
        search={search}
        today={today}
        seek={seek}
        fillParents={isEditable ? () => change(parentsAsStudents(drafts, data.schools)) : null}
      />
      {data.schools.length === 0 ? (
        <Nothing isEmpty={data.total === 0} />
      ) : (
        <NumbersGrid schools={data.schools} drafts={drafts} change={change} pasted={setOutside} />
      )}
      {outside > 0 && (
        <Alert color="yellow" variant="light" role="status" mt="sm">
          {t('enrolment.outside', { count: outside })}
        </Alert>
      )}
      <Pages data={data} page={search.page ?? 1} seek={seek} />
      {isEditable && <p className="quiet">{t('enrolment.keys')}</p>}
      <SavingBar drafts={drafts} asOf={data.on} clear={() => change({})} />
      <Leaving isUnsaved={Object.keys(drafts).length > 0} />
    </>
  );
}

type SearchProps = { data: EnrolmentResponse; search: EnrolmentSearch; seek(change: EnrolmentSearch): void };

/** How far the numbers are, and what comes next. */
function Standing({ data: { complete, total }, search, seek }: SearchProps) {
  const { t } = useWords();
  const session = useSession();
  if (total === 0) return null;
  return (
    <Alert color={complete === total ? 'teal' : 'yellow'} variant="light" my="sm">
      {t('enrolment.standing', { complete, count: total })}{' '}
      {complete < total && !search.missing && (
        <Button variant="subtle" size="compact-sm" onClick={() => seek({ missing: true })}>
          {t('enrolment.showMissing')}
        </Button>
      )}
      {complete === total && may(session, 'campaigns:manage') && <Link to="/campaigns/new">{t('enrolment.next')}</Link>}
    </Alert>
  );
}

function Pages({ data: { pages }, page, seek }: Pick<SearchProps, 'data' | 'seek'> & { page: number }) {
  const { t } = useWords();
  if (pages === 1) return null;
  return (
    <p>
      <Button variant="default" size="compact-md" disabled={page <= 1} onClick={() => seek({ page: page - 1 })}>
        {t('enrolment.before')}
      </Button>{' '}
      {t('enrolment.page', { page, pages })}{' '}
      <Button variant="default" size="compact-md" disabled={page >= pages} onClick={() => seek({ page: page + 1 })}>
        {t('enrolment.after')}
      </Button>
    </p>
  );
}

/** Asks before numbers that are not saved are lost. */
function Leaving({ isUnsaved }: { isUnsaved: boolean }) {
  const { t } = useWords();
  const { proceed, reset, status } = useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={status === 'blocked'}
      title={t('enrolment.leaveAsk')}
      text={t('enrolment.leaveText')}
      confirm={t('enrolment.leaveYes')}
      isPending={false}
      error={null}
      close={() => reset?.()}
      act={() => proceed?.()}
    />
  );
}

/** @param isEmpty whether there are no schools at all, and not only none that was looked for */
function Nothing({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useWords();
  if (isEmpty) return <NoSchools />;
  return <EmptyPanel title={t('enrolment.empty')}>{t('enrolment.noneFound')}</EmptyPanel>;
}
