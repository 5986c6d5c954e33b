/** `campaign links`: the links by which the schools of a campaign answer. */
import { findLinks, findSurveyedSchools } from '../../../answering/campaigns/store.ts';
import { makeAllLinks } from '../../../answering/handing-out/bulk-links.ts';
import { gradeView } from '../../../answering/submissions/cell.ts';
import { findSchoolNames } from '../../../people/schools/store.ts';
import { findRoots } from '../../../people/territories/store.ts';
import { getAddress } from '../address.ts';
import { say, withServices } from '../with-session.ts';

type Options = { campaign: number; class: number; json?: boolean };

export function makeLinks({ campaign, class: most, json }: Options): Promise<void> {
  return withServices(async (services, session) => {
    const { db } = services;
    const plan = await makeAllLinks(
      services,
      { campaignId: campaign, most: most === 0 ? null : most, scope: null },
      null,
    );
    const schoolIds = await findSurveyedSchools(db, campaign, { territoryIds: await findRoots(db), schoolIds: [] });
    const names = await findSchoolNames(db, schoolIds);
    const address = await getAddress(session);
    const links = (await findLinks(db, campaign, schoolIds)).map(({ audience, cap, code, grade, label, schoolId }) => ({
      schoolId,
      school: names.get(schoolId)?.ru ?? '',
      audience,
      grade: gradeView(grade),
      label,
      cap,
      url: `${address}/s/${code}`,
    }));
    if (json) say(JSON.stringify({ made: plan.links, leftOut: plan.leftOut.length, links }));
    else for (const { audience, label, school, url } of links) say([school, audience, label, url].join('\t'));
  });
}
