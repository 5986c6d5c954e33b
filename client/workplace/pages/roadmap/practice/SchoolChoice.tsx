import { NativeSelect } from '@mantine/core';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { useSession } from '../../../shell/session.ts';

const WRITERS: readonly string[] = ['head', 'coordinator', 'tutor'];

/** The schools whose plans whoever looks may write. */
export function useOwnSchools(): number[] {
  const { memberships } = useSession();
  const ids = memberships.flatMap(({ role, schoolId }) =>
    WRITERS.includes(role) && schoolId !== null ? [schoolId] : [],
  );
  return [...new Set(ids)];
}

type SchoolChoiceProps = { schools: number[]; chosen: number; choose(school: number): void };

/** For which of several schools: a tutor has more than one. */
export function SchoolChoice({ schools, chosen, choose }: SchoolChoiceProps) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  return (
    <NativeSelect
      size="xs"
      label={t('practice.taking')}
      value={String(chosen)}
      data={schools.map((id) => ({ value: String(id), label: say(nameOf(id)) }))}
      onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
    />
  );
}
