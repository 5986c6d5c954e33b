import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { describe, expect, it } from 'vitest';
import { type SampledUnit, surveyMean } from '../../analytics/survey-design.ts';
import { data, expected, expectNear } from './oracle.ts';

type Row = Record<string, string>;
type Design = Record<
  | 'mean_api00'
  | 'se_api00'
  | 'mean_api99'
  | 'se_api99'
  | 'diff_mean'
  | 'diff_se'
  | 'share_lt600'
  | 'share_lt600_se'
  | 'df',
  number
> & { by_stype: Record<string, { mean: number; se: number }>; ci95_t: [number, number] };

// svydesign(...) of make_oracle.R, one line each.
const designs: Record<string, { file: string; unit: (row: Row) => SampledUnit }> = {
  srs: { file: 'apisrs.csv', unit: (r) => ({ weight: +r.fpc / 200, stages: [{ unit: r.cds, population: +r.fpc }] }) },
  srs_nofpc: { file: 'apisrs.csv', unit: (r) => ({ weight: +r.pw, stages: [{ unit: r.cds, population: null }] }) },
  strat: {
    file: 'apistrat.csv',
    unit: (r) => ({ weight: +r.pw, stratum: r.stype, stages: [{ unit: r.cds, population: +r.fpc }] }),
  },
  strat_nofpc: {
    file: 'apistrat.csv',
    unit: (r) => ({ weight: +r.pw, stratum: r.stype, stages: [{ unit: r.cds, population: null }] }),
  },
  clus1: { file: 'apiclus1.csv', unit: (r) => ({ weight: +r.pw, stages: [{ unit: r.dnum, population: +r.fpc }] }) },
  clus2: {
    file: 'apiclus2.csv',
    unit: (r) => ({
      weight: +r.pw,
      stages: [
        { unit: r.dnum, population: +r.fpc1 },
        { unit: r.snum, population: +r.fpc2 },
      ],
    }),
  },
};

describe('sample designs against the survey package', () => {
  const fixture = expected<{ designs: Record<string, Design> }>('f02_survey_api_fpc');
  const near = (actual: number, wanted: number, what: string) =>
    expectNear(actual, wanted, fixture.tolerance.abs, what);
  for (const [name, { file, unit }] of Object.entries(designs)) {
    it(name, () => {
      const wanted = fixture.designs[name];
      const rows = data(file);
      const design = rows.map(unit);
      const column = (key: string) => rows.map((row) => (row[key] === '' ? null : Number(row[key])));
      const api00 = rows.map((row) => Number(row.api00));
      const mean = surveyMean(design, api00);
      near(mean.value, wanted.mean_api00, 'mean');
      near(mean.se, wanted.se_api00, 'se');
      near(surveyMean(design, column('api99')).se, wanted.se_api99, 'se of api99');
      const difference = surveyMean(
        design,
        rows.map((row) => Number(row.api00) - Number(row.api99)),
      );
      near(difference.value, wanted.diff_mean, 'difference');
      near(difference.se, wanted.diff_se, 'se of the difference');
      const share = surveyMean(
        design,
        api00.map((value) => Number(value < 600)),
      );
      near(share.value, wanted.share_lt600, 'share');
      near(share.se, wanted.share_lt600_se, 'se of the share');
      for (const [stype, domain] of Object.entries(wanted.by_stype)) {
        const own = surveyMean(
          design,
          rows.map((row, i) => (row.stype === stype ? api00[i] : null)),
        );
        near(own.value, domain.mean, stype);
        near(own.se, domain.se, `se of ${stype}`);
      }
      const reach = tQuantile(0.975, wanted.df) * mean.se;
      near(mean.value - reach, wanted.ci95_t[0], 'interval');
    });
  }

  it('is exact for a census', () => {
    const all = [1, 2, 3].map((unit): SampledUnit => ({ weight: 1, stages: [{ unit: String(unit), population: 3 }] }));
    expect(surveyMean(all, [2, 4, 9])).toEqual({ value: 5, se: 0 });
    expect(() => surveyMean(all, [null, null, null])).toThrow('no unit');
  });
});
