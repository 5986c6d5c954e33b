import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SchoolResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './schools.module.css';

/** What is kept of a school; what is not known is left out. */
export function SchoolData({ school }: { school: SchoolResponse }) {
  const { day, say, t } = useWords();
  const { data, merged, status, territory } = school;
  const { person, phone, email } = data.contact;
  const rows: [Parameters<typeof labelOf>[1], ReactNode][] = [
    ['name', say(data.name)],
    ['territory', say(territory.name)],
    ['schoolType', data.schoolType],
    ['address', data.address],
    ['login', data.login],
    ['code', data.code],
    ['aliases', data.aliases.join('; ')],
    ['contactPerson', person],
    ['phone', phone],
    ['email', email && <a href={`mailto:${email}`}>{email}</a>],
    ['site', data.site && <SiteLink site={data.site} />],
    ['openedOn', data.openedOn && day(data.openedOn)],
  ];
  return (
    <dl className={styles.data}>
      {rows
        .filter(([, value]) => value)
        .map(([field, value]) => (
          <Row key={field} label={labelOf(t, field)}>
            {value}
          </Row>
        ))}
      {status.kinds.length > 0 && (
        <Row label={t('schoolRegister.status')}>
          {status.kinds.map((kind) => t(`designation.${kind}`)).join(', ')}, {status.year}
        </Row>
      )}
      {merged.length > 0 && (
        <Row label={t('schoolRegister.merged')}>
          {merged.map(({ closedOn, id, shortName }) => (
            <div key={id}>
              <Link to="/schools/$schoolId/data" params={{ schoolId: id }}>
                {say(shortName)}
              </Link>
              {closedOn && `, ${t('schoolRegister.until', { day: day(closedOn) })}`}
            </div>
          ))}
        </Row>
      )}
    </dl>
  );
}

function labelOf(
  t: ReturnType<typeof useWords>['t'],
  field:
    | 'name'
    | 'territory'
    | 'schoolType'
    | 'address'
    | 'login'
    | 'code'
    | 'aliases'
    | 'contactPerson'
    | 'phone'
    | 'email'
    | 'site'
    | 'openedOn',
): string {
  return t(`schoolRegister.fields.${field}`);
}

function Row({ children, label }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** People write addresses without what a browser needs in front; what has another scheme is no link. */
function SiteLink({ site }: { site: string }) {
  const address = /^https?:\/\//i.test(site) ? site : `https://${site}`;
  return (
    <a href={address} rel="noreferrer" target="_blank">
      {site}
    </a>
  );
}
