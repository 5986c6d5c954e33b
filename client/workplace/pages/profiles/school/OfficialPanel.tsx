import { useQuery } from '@tanstack/react-query';
import type { SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { schoolOfficialQuery } from '../../../../api/profiles/officialQueries.ts';
import { LevelSign } from '../../../../ui/LevelSign.tsx';
import { appearance, riskWords } from '../../../../ui/riskWords.ts';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './OfficialPanel.module.css';
import { type OfficialProfile, type OfficialRow, officialRows, reasonsFor } from './official.ts';

type OfficialPanelProps = {
  profile: SchoolProfileResponse;
  /** Of the campaign that the profile is of. */
  year: number;
};

/** «Рядом с официальным профилем»: nothing where no official profile of the school was loaded. */
export function OfficialPanel({ profile, year }: OfficialPanelProps) {
  const official = useQuery(schoolOfficialQuery(profile.schoolId)).data?.profile;
  return official && <Comparison profile={profile} official={official} year={year} />;
}

function Comparison({ official, profile, year }: OfficialPanelProps & { official: OfficialProfile }) {
  const { say, t } = useWords();
  const rows = officialRows(official, profile.results);
  const count = (...verdicts: OfficialRow['verdict'][]) =>
    rows.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const titles = new Map(profile.factors.map(({ code, title }) => [code, say(title)]));
  const unnamed = profile.factors.filter(({ code }) => !rows.some(({ factor }) => factor === code));
  const reasons = reasonsFor(rows, { official: official.year, ours: year });
  return (
    <Section title={t('official.title')}>
      <p>
        {t('official.finding', {
          year: official.year,
          all: rows.length,
          agree: count('agree'),
          differ: count('differ', 'unsure'),
          open: count('open'),
        })}
      </p>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <Row key={row.factor} row={row} title={titles.get(row.factor) ?? row.factor} />
        ))}
      </ul>
      {unnamed.length > 0 && (
        <p className="quiet">
          {t('official.unnamed', { factors: unnamed.map(({ code }) => `«${titles.get(code)}»`).join(', ') })}
        </p>
      )}
      {reasons.length > 0 && (
        <>
          <p>{t('official.why')}</p>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{t(`official.reason.${reason}`, { official: official.year, ours: year })}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Row({ row: { official, ours, verdict }, title }: { row: OfficialRow; title: string }) {
  const words = useWords();
  const { t } = words;
  return (
    <li>
      <span>{title}</span>
      <span className={styles.level}>
        <LevelSign look={official} isSure />
        {t('official.theirs', { level: t(`official.level.${official}`) })}
      </span>
      <span className={styles.level}>
        <LevelSign {...appearance(ours)} />
        {t('official.ours', { level: riskWords(words, ours) })}
      </span>
      <strong>{t(`official.verdict.${verdict}`)}</strong>
    </li>
  );
}
