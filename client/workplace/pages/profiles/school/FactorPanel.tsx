import { Alert, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FactorDetail, SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { LevelSign } from '../../../../ui/LevelSign.tsx';
import { appearance, riskSentence } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { ownSchool, useSession } from '../../../shell/session.ts';
import { SchoolPlan } from '../../roadmap/plan/SchoolPlan.tsx';
import { Divergences } from './Divergences.tsx';
import { Drivers } from './Drivers.tsx';
import { Grades } from './Grades.tsx';
import { Informants } from './Informants.tsx';
import styles from './SchoolPage.module.css';
import { Warnings } from './Warnings.tsx';

/** All about one factor: who says what, what drives it, what may help. */
export function FactorPanel({ profile, result }: { profile: SchoolProfileResponse; result: FactorDetail }) {
  const words = useWords();
  const { say, t } = words;
  const school = ownSchool(useSession());
  const title = profile.factors.find(({ code }) => code === result.factor)?.title;
  return (
    <div className={styles.detail}>
      <section aria-labelledby="factor">
        <Title order={2} size="h4" id="factor">
          {title ? say(title) : result.factor}
        </Title>
        <p className={styles.verdict}>
          <LevelSign {...appearance(result)} /> {riskSentence(words, result)}
        </p>
        {school === null && (
          <Link to="/factors/$factor" params={{ factor: result.factor }}>
            {t('factor.toFactor')}
          </Link>
        )}
        {result.kind === 'withheld' && (
          <Alert color="gray" variant="light">
            {t(`school.withheld.${result.reason}`)}
          </Alert>
        )}
      </section>
      <Informants profile={profile} result={result} />
      {result.kind === 'estimate' && (
        <>
          <Grades grades={result.grades ?? []} thresholds={profile.thresholds} />
          <Drivers drivers={result.drivers} />
          <Divergences divergences={result.divergences} />
          <Warnings warnings={result.warnings} />
        </>
      )}
      <SchoolPlan place={{ schoolId: profile.schoolId, campaignId: profile.campaignId }} factor={result.factor} />
    </div>
  );
}
