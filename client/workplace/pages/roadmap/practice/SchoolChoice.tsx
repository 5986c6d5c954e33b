import { NativeSelect } from '@mantine/core';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { schoolsWith, useSession } from '../../../shell/session.ts';

/** The schools whose plans whoever looks may write. */
export function useOwnSchools(): number[] {
  return schoolsWith(useSession(), 'plan:write');
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
