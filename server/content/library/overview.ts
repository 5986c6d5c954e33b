/** What the content in force holds, in figures: questionnaires, and the model that weighs their answers. */
import { coverageMatrix, questionnaireSummaries } from '../../../surveys/feeds.ts';
import type { Content } from '../../../surveys/load.ts';
import { audiences } from '../../../surveys/schema.ts';
import type { ContentOverview } from './schemas.ts';

export function describeContent(content: Content): ContentOverview {
  const { riskModel } = content;
  const summaries = questionnaireSummaries(content);
  const matrix = coverageMatrix(riskModel);
  return {
    questionnaires: audiences.map((audience) => ({
      audience,
      items: summaries[audience].items,
      reversed: summaries[audience].reversed,
    })),
    model: {
      version: riskModel.version,
      thresholds: riskModel.thresholds,
      minimum: riskModel.minimum,
      changes: (riskModel.changes ?? []).toReversed(),
      factors: riskModel.factors.map(({ code, title }) => ({
        code,
        title: title ?? { ru: code, en: code },
        items: matrix[code] ?? {},
      })),
    },
    measures: content.measures.length,
  };
}
