import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { useWords } from '../../../../ui/words.ts';

type SchoolSelectProps = Omit<NativeSelectProps, 'data'> & {
  optional: boolean;
  /** What choosing none means; “none” without it. */
  noneText?: string;
  /** Only these schools; all in view without it. */
  among?: readonly number[];
};

/** One of the schools that the reader knows of. */
export function SchoolSelect({ among, noneText, optional, value, ...rest }: SchoolSelectProps) {
  const { say, t } = useWords();
  const schools = useQuery(schoolsQuery).data?.schools ?? [];
  const offered = among ? schools.filter(({ id }) => among.includes(id)) : schools;
  return (
    <NativeSelect
      {...rest}
      value={String(value ?? '')}
      data={[
        { value: '', label: noneText ?? t(optional ? 'evidence.none' : 'evidence.chooseSchool') },
        ...offered.map(({ id, shortName }) => ({ value: String(id), label: say(shortName) })),
      ]}
    />
  );
}
