import { Alert, Button, Group, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { NewVisits, ProposalResponse, VisitsPlanned } from '../../../../../server/daily/tutor-desk/schemas.ts';
import { visitProposalQuery, workQuery } from '../../../../api/daily/workQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { monthsAfter } from '../../../../days.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { uuid } from '../../../../uuid.ts';
import { faultsOf, type PlannedVisit } from './schedule.ts';
import { VisitTable } from './VisitTable.tsx';

/** Half a year: over the summer, too, there are days on which schools work. */
const MONTHS = 6;

/** Visits over months: the system proposes, the tutor moves, adds and takes out, and confirms all at once. */
export function SchedulePage() {
  const { t } = useWords();
  const about = useQuery(aboutQuery);
  return (
    <>
      <title>{`${t('work.schedule.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('work.schedule.title')}
      </Title>
      <p>{t('work.schedule.lead')}</p>
      <Answer query={about}>{({ today }) => <Period today={today} />}</Answer>
    </>
  );
}

function Period({ today }: { today: string }) {
  const { t } = useWords();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(() => monthsAfter(today, MONTHS));
  const [asked, setAsked] = useState({ from, to });
  const proposal = useQuery(visitProposalQuery(asked.from, asked.to));
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (from === asked.from && to === asked.to) void proposal.refetch();
          else setAsked({ from, to });
        }}
      >
        <Group align="end" mb="md">
          <TextInput
            type="date"
            label={t('work.schedule.from')}
            value={from}
            min={today}
            required
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('work.schedule.to')}
            value={to}
            min={from}
            required
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={proposal.isFetching}>
            {t('work.schedule.propose')}
          </Button>
        </Group>
      </form>
      <Answer query={proposal} height={300}>
        {(data) => <Plan key={proposal.dataUpdatedAt} proposal={data} today={today} />}
      </Answer>
    </>
  );
}

function Plan({ proposal, today }: { proposal: ProposalResponse; today: string }) {
  const { say, t } = useWords();
  const client = useQueryClient();
  const [visits, setVisits] = useState<PlannedVisit[]>(() =>
    proposal.visits.map(({ on, school, schoolId }, index) => ({ id: index, on, school, schoolId })),
  );
  const [purpose, setPurpose] = useState(() => t('work.schedule.purposeGiven'));
  const [isTried, setTried] = useState(false);
  /** Sent again after a lost reply, the plan is stored once. */
  const [key] = useState(() => uuid());
  const faults = faultsOf(visits, today);
  const save = useMutation({
    mutationFn: () => {
      const body: NewVisits = { key, visits: visits.map(({ on, schoolId }) => ({ schoolId, on, purpose })) };
      return postJson<VisitsPlanned>('/api/visits', body);
    },
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'visitProposal' }),
  });
  if (save.isSuccess) {
    return (
      <Alert
        color="teal"
        variant="light"
        role="status"
        title={t('work.schedule.done', { count: save.data.ids.length })}
      >
        <Link to="/work">{t('work.schedule.back')}</Link>
      </Alert>
    );
  }
  return (
    <>
      {visits.length === 0 ? (
        <EmptyPanel title={t('work.schedule.nothing')}>{t('work.schedule.nothingText')}</EmptyPanel>
      ) : (
        <p role="status">{t('work.schedule.proposed', { count: visits.length })}</p>
      )}
      {proposal.without.length > 0 && (
        <Alert color="orange" variant="light" mb="sm">
          {t('work.schedule.without', { schools: proposal.without.map(({ school }) => say(school)).join(', ') })}
        </Alert>
      )}
      <VisitTable visits={visits} change={setVisits} faults={isTried ? faults : new Map()} today={today} />
      <AddVisit visits={visits} change={setVisits} today={today} />
      {visits.length > 0 && (
        <>
          <Textarea
            label={t('work.schedule.purpose')}
            maw={480}
            my="md"
            autosize
            maxLength={4000}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
          <p className="quiet">{t('work.schedule.seen')}</p>
          <FaultAlert error={save.error} />
          <Button
            loading={save.isPending}
            onClick={() => {
              setTried(true);
              if (faults.size === 0) save.mutate();
            }}
          >
            {t('work.schedule.confirm', { count: visits.length })}
          </Button>
        </>
      )}
    </>
  );
}

type AddProps = { visits: PlannedVisit[]; change(visits: PlannedVisit[]): void; today: string };

/** A visit that nobody proposed, to any of the tutor's schools. */
function AddVisit({ change, today, visits }: AddProps) {
  const { say, t } = useWords();
  const work = useQuery(workQuery);
  const schools = work.data?.schools ?? [];
  const add = (schoolId: number) => {
    const found = schools.find((each) => each.schoolId === schoolId);
    const id = Math.max(-1, ...visits.map((each) => each.id)) + 1;
    if (found) change([...visits, { id, schoolId, school: found.school, on: today }]);
  };
  if (schools.length === 0) return null;
  return (
    <Group mt="sm" gap="xs">
      <span>{t('work.schedule.add')}:</span>
      {schools.map(({ school, schoolId }) => (
        <Button key={schoolId} size="compact-sm" variant="default" onClick={() => add(schoolId)}>
          {say(school)}
        </Button>
      ))}
    </Group>
  );
}
