/** The file of a source on its way in: looked at, asked which schools its names mean, stored. */
import { useState } from 'react';
import type { SchoolAnswers } from '../../../../api/people/importQueries.ts';
import { useObjectivityChange } from './objectivity.ts';

type Sent = { file: File; answers: SchoolAnswers; store: 'yes' | 'no' };

/**
 * @param send the file with what is said of it; whatever else the page sends along, it calls `forget` when that changes, so that the file
 *   is looked at anew
 */
export function useSourceFile<Result>(send: (file: File, fields: Record<string, string>) => Promise<Result>) {
  const [file, setFile] = useState<File | null>(null);
  const [answers, setAnswers] = useState<SchoolAnswers>({});
  const sending = useObjectivityChange(({ answers: given, file: own, store }: Sent) =>
    send(own, { answers: JSON.stringify(given), store, leaveOut: store }),
  );
  const look = (given: SchoolAnswers) => {
    setAnswers(given);
    if (file) sending.mutate({ file, answers: given, store: 'no' });
  };
  return {
    file,
    answers,
    read: sending.data,
    error: sending.error,
    isPending: sending.isPending,
    take: (next: File | null) => {
      sending.reset();
      setAnswers({});
      setFile(next);
    },
    forget: sending.reset,
    look: () => look(answers),
    ask: look,
    /** As it was seen, without the schools that nobody has named. */
    store: () => file && sending.mutate({ file, answers, store: 'yes' }),
  };
}
