import { Alert, Button, Checkbox, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AnsweringResponse, RevokedResponse } from '../../../../../server/answering/modes/schemas.ts';
import { postForFile, sendJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { type OfferedFile, offered } from '../../../../ui/offerFile.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './Answering.module.css';
import type { Group } from './AnsweringPage.tsx';
import { ClassFields, type ClassWish, countOf } from './ClassFields.tsx';
import { pathOf, useChanging } from './changing.ts';

type PartProps = { data: AnsweringResponse; groups: Group[]; mayHand: boolean };
type CardSheet = AnsweringResponse['sheets'][number];

/** One-time codes: printed once, listed by sheet, revoked when a sheet is lost. */
export function CodesPart({ data, groups, mayHand }: PartProps) {
  const words = useWords();
  const { t } = words;
  const [{ audience }] = groups;
  const sheets = data.sheets.filter((sheet) => sheet.audience === audience);
  return (
    <>
      <p>{t('answering.codes.lead')}</p>
      {groups.map(({ codes, codesUsed, grade }) => (
        <p key={grade} className="quiet">
          {cellName(words, audience, grade)}: {t('answering.codes.used', { codes, used: codesUsed })}
        </p>
      ))}
      {mayHand && <NewCards data={data} groups={groups} />}
      <SheetList data={data} sheets={sheets} mayHand={mayHand} />
    </>
  );
}

/** Cards that are still good though their audience answers another way now. */
export function OldCards({ data, groups, mayHand }: PartProps) {
  const { t } = useWords();
  const sheets = data.sheets.filter(({ audience, valid }) => audience === groups[0].audience && valid > 0);
  if (sheets.length === 0) return null;
  return (
    <>
      <p className="quiet">{t('answering.codes.stillGood')}</p>
      <SheetList data={data} sheets={sheets} mayHand={mayHand} />
    </>
  );
}

type SheetListProps = { data: AnsweringResponse; sheets: CardSheet[]; mayHand: boolean };

function SheetList({ data, sheets, mayHand }: SheetListProps) {
  const { t } = useWords();
  if (sheets.length === 0) return null;
  return (
    <>
      <Title order={3} size="h5" mt="md">
        {t('answering.codes.sheets')}
      </Title>
      <ul className={styles.list}>
        {sheets.map((sheet) => (
          <SheetLine key={sheet.id} data={data} sheet={sheet} mayHand={mayHand} />
        ))}
      </ul>
    </>
  );
}

function NewCards({ data, groups }: { data: AnsweringResponse; groups: Group[] }) {
  const { language, t } = useWords();
  const [{ audience, grade, roll }] = groups;
  const [wish, setWish] = useState<ClassWish>({ grade, label: '', count: String(roll ?? '') });
  const [isLarge, setLarge] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [file, setFile] = useState<OfferedFile | null>(null);
  useEffect(() => () => void (file && URL.revokeObjectURL(file.address)), [file]);
  const count = countOf(wish);
  const making = useChanging(data, async () => {
    const body = { audience, grade: wish.grade, label: wish.label, count, language, large: isLarge };
    return offered(await postForFile(pathOf(data, 'cards'), body));
  });
  return (
    <>
      <form
        noValidate
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(count === null);
          setAsking(count !== null);
        }}
      >
        <ClassFields
          groups={groups}
          wish={wish}
          countLabel={t('answering.codes.count')}
          isWrong={isTried && count === null}
          change={setWish}
        />
        <Checkbox
          label={t('answering.codes.large')}
          checked={isLarge}
          onChange={({ currentTarget: { checked } }) => setLarge(checked)}
        />
        <Button type="submit" loading={making.isPending}>
          {t('answering.codes.make')}
        </Button>
      </form>
      {making.error && <ErrorPanel error={making.error} />}
      {file && (
        <Alert color="teal" role="status" mb="md">
          {t('answering.codes.made')}{' '}
          <a href={file.address} download={file.name}>
            {t('answering.codes.download')}
          </a>
        </Alert>
      )}
      <AskPanel
        isOpen={isAsking}
        title={t('answering.codes.makeAsk')}
        yes={t('answering.codes.makeYes')}
        no={t('answering.cancel')}
        answer={(isYes) => {
          setAsking(false);
          if (isYes) making.mutate(undefined, { onSuccess: setFile });
        }}
      >
        <p>{t('answering.codes.makeText', { count: count ?? 0 })}</p>
      </AskPanel>
    </>
  );
}

function SheetLine({ data, sheet, mayHand }: { data: AnsweringResponse; sheet: CardSheet; mayHand: boolean }) {
  const words = useWords();
  const { day, t } = words;
  const { audience, codes, grade, id, label, madeOn, valid } = sheet;
  const [isAsking, setIsAsking] = useState(false);
  const revoking = useChanging(data, () => sendJson<RevokedResponse>('DELETE', pathOf(data, `cards/${id}`)));
  const name = [cellName(words, audience, grade), label || t('answering.codes.sheetNoLabel')].join(' · ');
  return (
    <li>
      <span>{t('answering.codes.sheet', { when: madeOn === null ? '' : day(madeOn), label: name, codes })}</span>
      {valid === 0 && <strong>{t('answering.codes.void')}</strong>}
      {valid > 0 && mayHand && !revoking.data && (
        <Button variant="subtle" size="compact-sm" onClick={() => setIsAsking(true)}>
          {t('answering.codes.revoke')}
        </Button>
      )}
      {revoking.data && <span role="status">{t('answering.codes.revoked', { count: revoking.data.revoked })}</span>}
      {revoking.error && <ErrorPanel error={revoking.error} />}
      <AskPanel
        isOpen={isAsking}
        title={t('answering.codes.revokeAsk')}
        yes={t('answering.codes.revokeYes')}
        no={t('answering.cancel')}
        answer={(isYes) => {
          setIsAsking(false);
          if (isYes) revoking.mutate(undefined);
        }}
      >
        <p>{t('answering.codes.revokeText')}</p>
      </AskPanel>
    </li>
  );
}
