import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AnsweringResponse } from '../../../../../server/answering/modes/schemas.ts';
import { languages } from '../../../../i18n/language.ts';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import styles from './Answering.module.css';
import type { Group } from './AnsweringPage.tsx';
import { pathOf } from './changing.ts';

/** Paper: print the form, then key in what came back. */
export function PaperPart({ data, groups }: { data: AnsweringResponse; groups: Group[] }) {
  const { t } = useWords();
  const session = useSession();
  const [{ audience }] = groups;
  const keyed = groups.reduce((sum, group) => sum + group.keyed, 0);
  return (
    <>
      <p>{t('answering.paper.lead')}</p>
      <ul className={styles.list}>
        {languages.map((language) => (
          <li key={language}>
            <a
              href={`${pathOf(data, 'paper')}&audience=${audience}&language=${language}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('answering.paper.print', { language: t(`answering.paper.${language}`) })}
            </a>
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        {may(session, 'answers:key') && data.state !== 'sealed' && (
          <Button
            renderRoot={(props) => (
              <Link
                to="/schools/$schoolId/keying"
                params={{ schoolId: data.schoolId }}
                search={{ audience, campaign: data.campaignId }}
                {...props}
              />
            )}
          >
            {t('answering.paper.key')}
          </Button>
        )}
        <span>{t('answering.paper.keyed', { count: keyed })}</span>
      </div>
    </>
  );
}
