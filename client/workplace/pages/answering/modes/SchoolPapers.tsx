import { Alert, Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { AnsweringResponse } from '../../../../../server/answering/modes/schemas.ts';
import { messageQuery } from '../../../../api/answering/handOutQueries.ts';
import { postForFile } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { CopyButton } from '../../../../ui/CopyButton.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { type OfferedFile, offered } from '../../../../ui/offerFile.ts';
import { Answer, ErrorPanel } from '../../../../ui/States.tsx';
import { useLeaveGuard } from '../../../../ui/useLeaveGuard.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './Answering.module.css';
import { pathOf, useChanging } from './changing.ts';

/** What the school sends and prints as a whole: the message for a chat, the coordinator's sheet, and its kit. */
export function SchoolPapers({ data, mayHand }: { data: AnsweringResponse; mayHand: boolean }) {
  const { language, t } = useWords();
  const [isMessage, setMessage] = useState(false);
  return (
    <>
      <div className={styles.row}>
        <Button variant="default" onClick={() => setMessage(true)}>
          {t('answering.papers.message')}
        </Button>
        <Button variant="default" component="a" href={`${pathOf(data, 'handout-sheet')}&language=${language}`} download>
          {t('answering.papers.sheet')}
        </Button>
        {mayHand && <KitButton data={data} />}
      </div>
      {mayHand && (
        <p>
          <Link to="/campaigns/$campaignId/hand-out" params={{ campaignId: data.campaignId }}>
            {t('answering.papers.allLinks')}
          </Link>
        </p>
      )}
      {isMessage && <MessageDialog data={data} close={() => setMessage(false)} />}
    </>
  );
}

function MessageDialog({ data, close }: { data: AnsweringResponse; close(): void }) {
  const { language, t } = useWords();
  const message = useQuery(messageQuery(data.schoolId, data.campaignId, language));
  return (
    <Dialog opened title={t('answering.papers.message')} size="lg" close={close}>
      <Answer query={message} height={160}>
        {({ text }) => (
          <>
            <Textarea
              label={t('answering.papers.messageText')}
              readOnly
              autosize
              minRows={6}
              maxRows={16}
              mb="sm"
              value={text}
            />
            <CopyButton text={text} label={t('answering.papers.copyMessage')} />
          </>
        )}
      </Answer>
    </Dialog>
  );
}

/** The kit is made once it was asked for: its cards exist in that file alone. */
function KitButton({ data }: { data: AnsweringResponse }) {
  const { language, t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const [file, setFile] = useState<OfferedFile | null>(null);
  const [isSaved, setSaved] = useState(true);
  useEffect(() => () => void (file && URL.revokeObjectURL(file.address)), [file]);
  const making = useChanging(data, async () => offered(await postForFile(pathOf(data, 'kit'), { language })));
  useLeaveGuard(making.isPending || !isSaved);
  return (
    <>
      {isSaved && (
        <Button variant="default" loading={making.isPending} onClick={() => setAsking(true)}>
          {t('answering.papers.kit')}
        </Button>
      )}
      {making.error && <ErrorPanel error={making.error} />}
      {file && (
        <Alert color="teal" role="status">
          {t('answering.papers.kitMade')}{' '}
          <a href={file.address} download={file.name} onClick={() => setSaved(true)}>
            {t('answering.papers.kitDownload')}
          </a>
        </Alert>
      )}
      <AskPanel
        isOpen={isAsking}
        title={t('answering.papers.kitAsk')}
        yes={t('handOut.kits.yes')}
        no={t('answering.cancel')}
        answer={(isYes) => {
          setAsking(false);
          if (isYes)
            making.mutate(undefined, {
              onSuccess: (made) => {
                setFile(made);
                setSaved(false);
              },
            });
        }}
      >
        <p>{t('handOut.kits.askText')}</p>
        <p>{t('answering.papers.kitCards')}</p>
      </AskPanel>
    </>
  );
}
