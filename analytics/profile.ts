/** Risk profiles of all schools of a district from tallies and facts. Nothing else is read: no answer of a single person. */
import type { RiskModel } from '../surveys/schema.ts';
import { type DistrictComponents, districtComponents } from './district-components.ts';
import { ReliabilitySums } from './scale-quality.ts';
import { districtMean, trueVariance } from './school-posterior.ts';
import { SchoolComputer } from './school-results.ts';
import { schoolSummer } from './school-sums.ts';
import type { DistrictFactor, DistrictProfile, FactorResult, SchoolInput } from './types.ts';

/** Estimates the components of a district from the tallies of all its schools. */
export function estimateComponents(model: RiskModel, schools: SchoolInput[]): DistrictComponents {
  const reliability = new ReliabilitySums(model);
  for (const { cells } of schools) for (const cell of cells) reliability.add(cell);
  return districtComponents(model, schools.map(schoolSummer(model)), reliability.alphas());
}

/** What is told of the district itself. */
export function districtFactors({ factors }: DistrictComponents): DistrictFactor[] {
  return factors.map(({ effects, factor, mean, reliability }) => ({
    factor,
    mean: effects === null ? mean : districtMean(effects),
    betweenVariance: effects === null ? null : trueVariance(effects),
    reliability,
  }));
}

/**
 * The profile of a district.
 *
 * Assumes that people answer independently of how they answer (see the warnings where few do) and that cells which are to be
 * joined were joined before. A cell under five answers enters no figure. Cost is linear in schools × items; answers are not read.
 *
 * @param model factors, informants, items, thresholds; the tallies must have been made under it
 * @param schools all schools of the campaign, in any order; the result keeps it
 * @returns an estimate or a withheld result for every school and factor of the model; no number is NaN or infinite
 */
export function districtProfile(model: RiskModel, schools: SchoolInput[]): DistrictProfile {
  const components = estimateComponents(model, schools);
  const computer = new SchoolComputer(model, components);
  const sumsOf = schoolSummer(model);
  return {
    modelVersion: model.version,
    schools: schools.map((own) => {
      const school = sumsOf(own);
      const factors = computer
        .figures(school)
        .map(
          (result, f): FactorResult =>
            result.kind === 'withheld' ? result : { ...result, ...computer.details(school, f) },
        );
      return { school: own.school, factors };
    }),
    district: { factors: districtFactors(components) },
  };
}
