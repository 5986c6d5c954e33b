import { Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { DistrictExitResponse } from '../../../../../server/roadmap/status-exit/schemas.ts';
import { Paged } from '../../../../ui/Paged.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './exit.module.css';
import { districtExitQuery } from './exit.ts';
import { whyWords } from './readingWords.ts';

type Line = DistrictExitResponse['schools'][number];
type Missing = Line['missing'][number];
/** The title of a criterion of a status. */
type TitleOf = (status: Line['status'], code: string) => string;

/** «Кто близок к выходу?» */
export function DistrictExitPage() {
  const { t } = useWords();
  const query = useQuery(districtExitQuery);
  return (
    <>
      <title>{`${t('districtExit.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('districtExit.title')}
      </Title>
      <p>{t('districtExit.lead')}</p>
      <Answer query={query} height={420}>
        {(data) =>
          data.schools.length === 0 ? (
            <EmptyPanel title={t('districtExit.emptyTitle')}>{t('districtExit.empty')}</EmptyPanel>
          ) : (
            <Lines data={data} />
          )
        }
      </Answer>
    </>
  );
}

function Lines({ data: { criteria, schools, titles } }: { data: DistrictExitResponse }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const schoolOf = useCallback((line: Line) => say(nameOf(line.schoolId)), [nameOf, say]);
  const titleOf: TitleOf = (status, code) => {
    const found = titles.find((each) => each.status === status && each.code === code);
    return found ? say(found.title) : code;
  };
  const count = (closeness: Line['summary']['closeness']) =>
    schools.filter(({ summary }) => summary.closeness === closeness).length;
  const counts = { ready: count('ready'), near: count('near'), cannotTell: count('cannotTell'), far: count('far') };
  return (
    <>
      <p>
        <strong>{t('districtExit.finding', counts)}</strong>
      </p>
      {criteria === 'proposal' && <p className="quiet">{t('districtExit.proposal')}</p>}
      <Paged rows={schools} nameOf={schoolOf} search={t('shell.pages.search')}>
        {(shown) => (
          <Wide label={t('districtExit.title')}>
            <Table striped className={styles.lines}>
              <Table.Thead>
                <Table.Tr>
                  {(['school', 'status', 'since', 'closeness', 'met', 'missing'] as const).map((column) => (
                    <Table.Th key={column} scope="col">
                      {t(`districtExit.table.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map((line) => (
                  <SchoolRow key={`${line.schoolId} ${line.status}`} line={line} titleOf={titleOf} />
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Paged>
    </>
  );
}

function SchoolRow({ line, titleOf }: { line: Line; titleOf: TitleOf }) {
  const { missing, schoolId, since, status, summary } = line;
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  /** Where nothing can be said, why. */
  const wordsOf = ({ reading, verdict, year }: Missing) => {
    const isKnown = reading?.kind === 'notChecked' || reading?.kind === 'none';
    const why = isKnown ? whyWords(words, reading) : t(`exit.verdict.${verdict}`);
    return year === null ? why : t('districtExit.inYear', { year, why });
  };
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Link to="/schools/$schoolId/exit" params={{ schoolId }}>
          {say(nameOf(schoolId))}
        </Link>
      </Table.Th>
      <Table.Td>{t(`designation.${status}`)}</Table.Td>
      <Table.Td>{since}</Table.Td>
      <Table.Td>{t(`exit.closeness.${summary.closeness}`)}</Table.Td>
      <Table.Td>{t('districtExit.of', summary)}</Table.Td>
      <Table.Td>
        {missing.length === 0 ? (
          t('districtExit.nothing')
        ) : (
          <ul className={styles.missing}>
            {missing.map((own) => (
              <li key={own.code}>
                {t('districtExit.missing', { criterion: titleOf(status, own.code), verdict: wordsOf(own) })}
              </li>
            ))}
          </ul>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
