/** A whole district as it may be seen, school after school in full: what the pages of all its schools are sent. */
import { estimateComponents } from '../../analytics/profile.ts';
import { schoolSummer } from '../../analytics/school-sums.ts';
import { type DisclosedDetails, Disclosure, discloseDistrict } from '../../analytics/suppression/disclosed.ts';
import type { Figures, SchoolInput, Withheld } from '../../analytics/types.ts';
import type { RiskModel } from '../../surveys/schema.ts';

export type DisclosedResult = (Figures & DisclosedDetails) | Withheld;

export function disclosedDistrict(model: RiskModel, schools: SchoolInput[]) {
  const components = estimateComponents(model, schools);
  const disclosure = new Disclosure(model, components);
  const sumsOf = schoolSummer(model);
  return {
    district: discloseDistrict(components),
    schools: schools.map((school) => {
      const details = disclosure.details(school);
      const factors = disclosure.figures(sumsOf(school)).map((result): DisclosedResult => {
        const own = details.get(result.factor);
        if (result.kind === 'withheld' || own === undefined) return result as Withheld;
        return { ...result, ...own };
      });
      return { school: school.school, factors };
    }),
  };
}
