import { Alert, Button, Progress, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KitSummary } from '../../../../../server/answering/handing-out/schemas.ts';
import { kitsQuery } from '../../../../api/answering/handOutQueries.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { cellName } from '../../../../ui/riskWords.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, errorText } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { useSession } from '../../../shell/session.ts';
import styles from './HandOut.module.css';
import { type KitsRun, useKits } from './useKits.ts';

/** The kits of all schools in one archive: what each will hold, how far the making is, and the file. */
export function Kits({ campaignId, campaign }: { campaignId: number; campaign: string }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const kits = useQuery(kitsQuery(campaignId));
  const [isAsking, setAsking] = useState(false);
  const { isSaved, run, saved, start, stop } = useKits(campaignId);
  return (
    <Section title={t('handOut.kits.title')}>
      <p>{t('handOut.kits.lead')}</p>
      {run.state === 'running' && (
        <div role="status">
          <p>
            {t('handOut.kits.running', {
              done: run.done + 1,
              total: run.total,
              school: run.current === null ? '' : say(nameOf(run.current)),
            })}
          </p>
          <Progress value={(100 * run.done) / run.total} aria-label={t('handOut.kits.title')} mb="sm" />
          <Button variant="default" onClick={stop}>
            {t('handOut.kits.stop')}
          </Button>
        </div>
      )}
      {run.state === 'packed' && <Packed run={run} saved={saved} campaign={campaign} />}
      <Answer query={kits} height={120}>
        {({ schools }) => {
          const cards = schools.reduce((sum, school) => sum + school.cards, 0);
          return (
            <>
              {run.state !== 'running' && isSaved && schools.length > 0 && (
                <Button mb="md" onClick={() => setAsking(true)}>
                  {t('handOut.kits.make', { count: schools.length })}
                </Button>
              )}
              <KitTable schools={schools} />
              <AskPanel
                isOpen={isAsking}
                title={t('handOut.kits.ask')}
                yes={t('handOut.kits.yes')}
                no={t('answering.cancel')}
                answer={(isYes) => {
                  setAsking(false);
                  if (isYes) void start(schools.map(({ schoolId }) => schoolId));
                }}
              >
                <p>{t('handOut.kits.askText')}</p>
                {cards > 0 && <p>{t('handOut.kits.askCards', { count: cards })}</p>}
              </AskPanel>
            </>
          );
        }}
      </Answer>
    </Section>
  );
}

type PackedProps = { run: KitsRun; campaign: string; saved(): void };

function Packed({ run: { failed, file, isStopped, packed, total }, campaign, saved }: PackedProps) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const { territory } = useSession();
  return (
    <Alert color={failed.length > 0 || isStopped ? 'yellow' : 'teal'} role="status" mb="md">
      <p>{t('handOut.kits.packed', { packed, total })}</p>
      {isStopped && <p>{t('handOut.kits.stopped')}</p>}
      {file && (
        <p>
          <a
            href={file}
            download={t('handOut.kits.file', { place: territory ? say(territory.name) : '', campaign })}
            onClick={saved}
          >
            {t('handOut.kits.download')}
          </a>{' '}
          {t('handOut.kits.onlyHere')}
        </p>
      )}
      {failed.length > 0 && (
        <>
          <p>{t('handOut.kits.failed')}</p>
          <ul className={styles.list}>
            {failed.map(({ error, schoolId }) => (
              <li key={schoolId}>{`${say(nameOf(schoolId))}: ${errorText(words, error)}`}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}

function KitTable({ schools }: { schools: KitSummary[] }) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const columns = ['notices', 'cards', 'forms', 'leftOut'] as const;
  return (
    <Wide label={t('handOut.kits.contents')}>
      <Table striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('handOut.school')}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`handOut.kits.columns.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {schools.map(({ cards, forms, leftOut, notices, schoolId }) => (
            <Table.Tr key={schoolId}>
              <Table.Th scope="row">{say(nameOf(schoolId))}</Table.Th>
              <Table.Td>{notices}</Table.Td>
              <Table.Td>{cards}</Table.Td>
              <Table.Td>{forms}</Table.Td>
              <Table.Td>
                <ul className={styles.lines}>
                  {[...Map.groupBy(leftOut, ({ why }) => why)].map(([why, groups]) => (
                    <li key={why}>
                      {t('handOut.kits.leftOut', {
                        why: t(`handOut.kits.why.${why}`),
                        groups: groups.map(({ audience, grade }) => cellName(words, audience, grade)).join('; '),
                      })}
                    </li>
                  ))}
                </ul>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
