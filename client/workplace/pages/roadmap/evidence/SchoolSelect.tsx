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
  /** Offers closed schools as well: for what looks back. */
  withClosed?: boolean;
};

/** One of the schools that the reader knows of. */
export function SchoolSelect({ among, noneText, optional, value, withClosed = false, ...rest }: SchoolSelectProps) {
  const { say, t } = useWords();
  const schools = useQuery(schoolsQuery).data?.schools ?? [];
  // A record of a school that is closed by now keeps it.
  const offered = schools.filter(
    ({ id, isOpen }) => (isOpen || withClosed || String(id) === String(value)) && (among?.includes(id) ?? true),
  );
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
