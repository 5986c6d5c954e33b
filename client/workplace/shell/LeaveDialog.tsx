import { Alert, Button, Code, Group, Loader, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AboutResponse } from '../../../server/people/identity/schemas.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useWords } from '../../ui/words.ts';
import { leaveDemo, openDistrict } from './leaving.ts';
import styles from './Shell.module.css';

const START = 'npm start';
const START_DEMO = 'npm start -- --demo';
const BEGIN = 'npm run -s opora -- new';
const SHOW_CODE = 'npm run -s opora -- demo';
/** Looks, a second each, after which one is told where to look. */
const MOST_SILENT = 60;

type Way = NonNullable<AboutResponse['demo']>['leaving'];

/** What it means to begin a district of one's own, and the way there: a code of the start, or commands. */
export function LeaveDialog({ way, close }: { way: Way; close(): void }) {
  const { t } = useWords();
  const [looks, setLooks] = useState(0);
  const leave = useMutation({
    mutationFn: leaveDemo,
    onSuccess: (district) => void openDistrict(district, setLooks),
  });
  if (leave.data) return <Starting district={leave.data} isSilent={looks > MOST_SILENT} />;
  return (
    <Dialog title={t('shell.leave.open')} opened close={leave.isPending ? () => undefined : close} size="lg">
      <div className={styles.leave}>
        <p>{t('shell.leave.what')}</p>
        <p>{t('shell.leave.stays', { command: START_DEMO })}</p>
        <p>{t('shell.leave.first')}</p>
        <p>{t('shell.leave.backup')}</p>
      </div>
      {way === 'button' ? (
        <CodeForm isPending={leave.isPending} error={leave.error} send={leave.mutate} close={close} />
      ) : (
        <ByCommand close={close} />
      )}
    </Dialog>
  );
}

type CodeFormProps = { isPending: boolean; error: Error | null; send(code: string): void; close(): void };

function CodeForm({ close, error, isPending, send }: CodeFormProps) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(code);
  };
  return (
    <form onSubmit={submit}>
      <p>{t('shell.leave.who')}</p>
      <TextInput
        label={t('shell.leave.code')}
        description={t('shell.leave.codeHint', { command: SHOW_CODE })}
        inputMode="numeric"
        autoComplete="off"
        required
        maxLength={40}
        mb="md"
        maw={360}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <FaultAlert error={error} />
      {isPending && <p role="status">{t('shell.leave.making')}</p>}
      <Group>
        <Button type="submit" loading={isPending}>
          {t('shell.leave.submit')}
        </Button>
        <Button variant="default" onClick={close} disabled={isPending}>
          {t('shell.leave.cancel')}
        </Button>
      </Group>
    </form>
  );
}

function ByCommand({ close }: { close(): void }) {
  const { t } = useWords();
  return (
    <>
      <p>{t('shell.leave.byCommand')}</p>
      <Code block my="sm">
        {`${BEGIN}\n${START}`}
      </Code>
      <p className="quiet">{t('shell.leave.database')}</p>
      <Button variant="default" onClick={close}>
        {t('shell.leave.close')}
      </Button>
    </>
  );
}

type StartingProps = { district: { data: string; keys: string }; isSilent: boolean };

/** Stays until the district opens: there is no demo left to go back to. */
function Starting({ district, isSilent }: StartingProps) {
  const { t } = useWords();
  return (
    <Dialog title={t('shell.leave.startingTitle')} opened close={() => undefined} size="lg">
      <div className={styles.leave}>
        <Group wrap="nowrap" role="status">
          <Loader size="sm" />
          <p>{t('shell.leave.starting')}</p>
        </Group>
        <p>
          {t('shell.leave.data')}: <Code>{district.data}</Code>
        </p>
        <p>
          {t('shell.leave.keys')}: <Code>{district.keys}</Code>
        </p>
        <p>{t('shell.leave.backup')}</p>
        {isSilent && (
          <Alert color="orange" variant="light" role="alert">
            {t('shell.leave.silent', { command: START })}
          </Alert>
        )}
      </div>
    </Dialog>
  );
}
