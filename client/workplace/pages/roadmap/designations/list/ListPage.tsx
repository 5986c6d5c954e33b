import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { aboutQuery } from '../../../../../api/people/accountQueries.ts';
import { schoolsQuery } from '../../../../../api/people/schoolQueries.ts';
import { designationListQuery } from '../../../../../api/roadmap/roadmapQueries.ts';
import { yearOf } from '../../../../../days.ts';
import { Answer } from '../../../../../ui/States.tsx';
import { useWords } from '../../../../../ui/words.ts';
import { NoSchools } from '../../../../shell/NextStep.tsx';
import { ListForm } from './ListForm.tsx';

const route = getRouteApi('/designations/list');

/** The list of a year as a draft: who has which status by which order, and the step that puts all of it in force. */
export function ListPage() {
  const about = useQuery(aboutQuery);
  const { year } = route.useSearch();
  return <Answer query={about}>{({ today }) => <Year year={year ?? yearOf(today)} />}</Answer>;
}

function Year({ year }: { year: number }) {
  const { t } = useWords();
  const list = useQuery(designationListQuery(year));
  // What is being marked stays as it is while the list is asked for again; it is begun anew on purpose alone.
  const [beginning, setBeginning] = useState(0);
  const beginAnew = async () => {
    await list.refetch();
    setBeginning(beginning + 1);
  };
  const schools = useQuery(schoolsQuery);
  const title = t('designations.list.title', { year });
  return (
    <>
      <title>{`${title} · ${t('shell.app')}`}</title>
      <Link to="/designations" search={{ year }}>
        {t('designations.title')}
      </Link>
      <Title order={1} size="h2">
        {title}
      </Title>
      <p>{t('designations.list.lead')}</p>
      <Answer query={schools} height={400}>
        {() => (
          <Answer query={list} height={400}>
            {(data) =>
              data.schools.length === 0 ? (
                <NoSchools />
              ) : (
                <ListForm key={`${year}/${beginning}`} list={data} beginAnew={() => void beginAnew()} />
              )
            }
          </Answer>
        )}
      </Answer>
    </>
  );
}
