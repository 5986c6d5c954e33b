/** The file of a source on its way in: looked at, asked which schools its names mean, stored. */
import { useState } from 'react';
import { type Place, placeFields, type SchoolAnswers } from '../../../../api/people/importQueries.ts';
import { useObjectivityChange } from './objectivity.ts';

type Sent = { file: File; answers: SchoolAnswers; place: Place; store: 'yes' | 'no' };

/**
 * @param send the file with what is said of it; whatever else the page sends along, it calls `forget` when that changes, so that the file
 *   is looked at anew
 */
export function useSourceFile<Result>(send: (file: File, fields: Record<string, string>) => Promise<Result>) {
  const [file, setFile] = useState<File | null>(null);
  const [answers, setAnswers] = useState<SchoolAnswers>({});
  const [place, setPlace] = useState<Place>({});
  const sending = useObjectivityChange(({ answers: given, file: own, place: at, store }: Sent) =>
    send(own, { ...placeFields(at), answers: JSON.stringify(given), store, leaveOut: store }),
  );
  const look = (given: SchoolAnswers, at: Place) => {
    setAnswers(given);
    setPlace(at);
    if (file) sending.mutate({ file, answers: given, place: at, store: 'no' });
  };
  return {
    file,
    answers,
    place,
    read: sending.data,
    error: sending.error,
    isPending: sending.isPending,
    take: (next: File | null) => {
      sending.reset();
      setAnswers({});
      setPlace({});
      setFile(next);
    },
    forget: sending.reset,
    look: () => look(answers, place),
    ask: (given: SchoolAnswers) => look(given, place),
    /** Another place may name other schools. */
    goTo: (at: Place) => look({}, at),
    /** As it was seen, without the schools that nobody has named. */
    store: () => file && sending.mutate({ file, answers, place, store: 'yes' }),
  };
}
