import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type { ReturnResponse, SignResponse } from '../../../../../server/answering/returns/schemas.ts';
import { returnQuery } from '../../../../api/answering/answeringQueries.ts';
import { postJson, Refusal } from '../../../../api/request.ts';
import { createMemory } from '../../../../forms/memory.ts';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { FactsTable } from './FactsTable.tsx';
import { type Facts, questionsOf } from './facts.ts';
import { ReturnForm } from './ReturnForm.tsx';
import { SigningFault } from './SigningFault.tsx';

type Signed = Static<typeof SignResponse>;

/** The return in force, and for the head the way to a new version of it. */
export function ReturnPanel({ schoolId, data }: { schoolId: number; data: ReturnResponse }) {
  const { t } = useWords();
  const [isEditing, setEditing] = useState(false);
  const memory = createMemory(`return-${schoolId}-${data.campaignId}`);
  const { mutate, ...signing } = useSigning(schoolId, data, () => {
    memory.clear();
    setEditing(false);
  });
  const maySign = may(useSession(), 'return:sign') && data.open;
  const questions = questionsOf(data.form);
  const start = () => {
    signing.reset();
    setEditing(true);
  };
  return (
    <>
      <Alert color="teal" variant="light" mb="md">
        {t('directorReturn.signedNotAnonymous')}
      </Alert>
      {signing.data && (
        <Alert color="teal" role="status" mb="md">
          {t('directorReturn.signed', { version: signing.data.version })}
        </Alert>
      )}
      <InForce data={data} />
      <SigningFault error={signing.error} questions={questions} theirs={data.signed?.facts} yours={signing.variables} />
      {isEditing ? (
        <ReturnForm
          form={data.form}
          signed={data.signed?.facts ?? {}}
          memory={memory}
          sign={mutate}
          isSigning={signing.isPending}
        />
      ) : (
        <>
          {maySign && (
            <Button mb="md" onClick={start}>
              {data.signed ? t('directorReturn.change') : t('directorReturn.fill')}
            </Button>
          )}
          {data.signed && <FactsTable questions={questions} facts={data.signed.facts} />}
        </>
      )}
    </>
  );
}

/** Signs on top of the version that is shown; when another came in between, it is fetched so that both can be compared. */
function useSigning(schoolId: number, data: ReturnResponse, done: () => void) {
  const client = useQueryClient();
  const { queryKey } = returnQuery(schoolId, data.campaignId);
  return useMutation({
    mutationFn: (facts: Facts) =>
      postJson<Signed>(`/api/schools/${schoolId}/return?campaign=${data.campaignId}`, {
        facts,
        expected: data.signed?.version ?? 0,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey });
      done();
    },
    onError: (error) => {
      if (error instanceof Refusal && error.status === 409) void client.invalidateQueries({ queryKey });
    },
  });
}

function InForce({ data: { open, signed } }: { data: ReturnResponse }) {
  const { moment, t } = useWords();
  const maySign = may(useSession(), 'return:sign');
  return (
    <p>
      {signed
        ? t('directorReturn.version', {
            version: signed.version,
            name: signed.signedBy || t('accounts.deleted'),
            when: moment(signed.signedAt),
          })
        : t('directorReturn.unsigned')}{' '}
      {!maySign && t('directorReturn.readOnly')}
      {maySign && !open && t('directorReturn.closed')}
    </p>
  );
}
