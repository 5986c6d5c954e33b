import { Alert } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { ClosedText } from './ClosedText.tsx';
import { useSchools } from './schools.ts';

/** Above every page of a school that has a last day: what is shown there is its past. */
export function ClosedSchool() {
  const { schoolId } = useParams({ strict: false });
  return schoolId === undefined ? null : <Line key={schoolId} schoolId={schoolId} />;
}

function Line({ schoolId }: { schoolId: number }) {
  const school = useSchools().find(schoolId);
  if (!school || school.closedOn === null) return null;
  return (
    <Alert color="gray" variant="light" mb="md">
      <ClosedText closedOn={school.closedOn} successorId={school.successorId} />
    </Alert>
  );
}
