import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { agreementQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';

/** A review beside the one that the other reviewer made apart: where they agree, and where they have to talk. */
export function Agreement({ record: { id, version } }: { record: Evidence }) {
  const { number, say, t } = useWords();
  const agreement = useQuery(agreementQuery(id, version));
  return (
    <Section title={t('evidence.agreement.title')}>
      <Answer query={agreement} height={80}>
        {({ criteria, kappa, otherId, same }) =>
          otherId === null ? (
            <p className="quiet">{t('evidence.agreement.alone')}</p>
          ) : (
            <>
              <p>
                <strong>{t('evidence.agreement.same', { same, all: criteria.length })}</strong>{' '}
                {kappa === null
                  ? t('evidence.agreement.noKappa')
                  : t('evidence.agreement.kappa', { kappa: number(kappa, 2) })}{' '}
                <Link to="/evidence/$evidenceId" params={{ evidenceId: otherId }}>
                  {t('evidence.agreement.toOther')}
                </Link>
              </p>
              {criteria.length > 0 && (
                <Wide label={t('evidence.agreement.title')}>
                  <Table>
                    <Table.Thead>
                      <Table.Tr>
                        {(['criterion', 'own', 'other', 'verdict'] as const).map((column) => (
                          <Table.Th key={column} scope="col">
                            {t(`evidence.agreement.${column}`)}
                          </Table.Th>
                        ))}
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {criteria.map(({ isSame, name, other, own, title }) => (
                        <Table.Tr key={name}>
                          <Table.Th scope="row">{say(title)}</Table.Th>
                          <Table.Td>{say(own)}</Table.Td>
                          <Table.Td>{say(other)}</Table.Td>
                          <Table.Td>{t(isSame ? 'evidence.agreement.agree' : 'evidence.agreement.differ')}</Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                </Wide>
              )}
            </>
          )
        }
      </Answer>
    </Section>
  );
}
