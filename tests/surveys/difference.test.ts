/** Differences of two versions of content: matched by names, so that order and place do not matter. */
import { describe, expect, it } from 'vitest';
import { differences } from '../../server/operation/commands/content/difference.ts';
import { type Content, loadContent } from '../../surveys/load.ts';

const content = loadContent();

function changed(change: (copy: Content) => void): ReturnType<typeof differences> {
  const copy = structuredClone(content);
  change(copy);
  return differences(content, copy);
}

describe('differences', () => {
  it('of equal versions are none', () => {
    expect(differences(content, structuredClone(content))).toEqual([]);
  });

  it('name a turned direction by factor, informant and item', () => {
    const found = changed((copy) => {
      copy.riskModel.factors[5]!.informants.student!.items![0]!.reversed = false;
    });
    expect(found).toEqual([
      {
        path: 'riskModel.factors.[F06].informants.student.items.[f06_s1].reversed',
        kind: 'changed',
        before: true,
        after: false,
      },
    ]);
  });

  it('report a removed measure once, not the shift of the others', () => {
    const found = changed((copy) => copy.measures.splice(3, 1));
    expect(found).toMatchObject([{ path: `measures.[${content.measures[3]!.code}]`, kind: 'removed' }]);
  });

  it('report an added item of the model as added', () => {
    const found = changed((copy) =>
      copy.riskModel.factors[0]!.informants.student!.items!.push({ name: 'x', min: 1, max: 4, reversed: false }),
    );
    expect(found).toMatchObject([{ path: 'riskModel.factors.[F01].informants.student.items.[x]', kind: 'added' }]);
  });

  it('report an item that changes its page as a change of its page', () => {
    const found = changed((copy) => {
      const { pages } = copy.questionnaires.parent.definition;
      pages[1]!.elements.push(pages[0]!.elements.pop()!);
    });
    expect(found).toEqual([
      { path: 'questionnaires.parent.f01_p5.page', kind: 'changed', before: 'f01', after: 'f02' },
    ]);
  });
});
