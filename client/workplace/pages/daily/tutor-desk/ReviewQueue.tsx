import { Link } from '@tanstack/react-router';
import type { WorkResponse } from '../../../../../server/daily/tutor-desk/schemas.ts';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './work.module.css';

type AwaitedReview = WorkResponse['reviews'][number];

/** Documents that the reader has to review, each with the way to read it and to begin. */
export function ReviewQueue({ reviews }: { reviews: AwaitedReview[] }) {
  const { t } = useWords();
  return (
    <>
      {reviews.length === 0 && <p>{t('work.reviews.none')}</p>}
      <ul className={styles.list}>
        {reviews.map((each) => (
          <Awaited key={`${each.schoolId}/${each.document}/${each.reviewer}`} {...each} />
        ))}
      </ul>
      <Link to="/evidence" search={{ kind: 'review' }}>
        {t('work.reviews.list')}
      </Link>
    </>
  );
}

function Awaited({ document, documentId, publicationId, reviewer, school, schoolId, title }: AwaitedReview) {
  const { say, t } = useWords();
  const path = documentId === null ? `/publications/${publicationId}` : `/evidence/${documentId}`;
  const name = title.trim() === '' ? t(`evidence.options.${document}`) : title;
  return (
    <li>
      <strong>{say(school)}</strong>: {name} (<PathLink path={path}>{t('work.reviews.read')}</PathLink>)
      <br />
      <Link
        aria-label={`${t('work.reviews.review')}: ${name}, ${say(school)}`}
        to="/evidence/new"
        search={{
          kind: 'review',
          school: schoolId,
          given: { document, title: name, documentId, publicationId, reviewer },
        }}
      >
        {t('work.reviews.review')}
      </Link>
    </li>
  );
}
