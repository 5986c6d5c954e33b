import { Alert } from '@mantine/core';
import { errorText } from './States.tsx';
import { useWords } from './words.ts';

/** Why something was not done, in the server's own words; nothing while all is well. */
export function FaultAlert({ error }: { error: Error | null }) {
  const words = useWords();
  if (!error) return null;
  return (
    <Alert color="red" variant="light" role="alert" mb="md">
      {errorText(words, error)}
    </Alert>
  );
}
