import { describe, expect, it } from 'vitest';
import { pruneModule } from '../../bin/pages/survey-pruning.ts';

const MODULE = `
import { Base, Unused } from 'survey-core';
import * as drawing from 'drawing';
class Question extends Base { draw() { return drawing.line; } }
Question.count = 0;
__decorate([ property() ], Question.prototype, "title", void 0);
class Choice extends Question {}
class Matrix extends Question { cells() { return new Cell(Unused); } }
__decorate([ property() ], Matrix.prototype, "rows", void 0);
class Cell {}
function property() {}
const __decorate = () => {};
Serializer.addClass("question", [], () => new Question());
Serializer.addClass("choice", [], () => new Choice());
Serializer.addClass("matrix", ["rows"], () => new Matrix());
Serializer.getProperty("matrix", "rows").type = "row[]";
MatrixFactory.Instance.registerQuestion("matrix", () => new Matrix());
start();
export { Question, Matrix as Table };
`;

const KINDS = new Set(['question', 'choice']);

describe('pruning a module of SurveyJS', () => {
  const pruned = pruneModule(MODULE, KINDS, ['Question']);

  it('keeps what is wanted, what that refers to, and registrations of the kinds that are kept', () => {
    for (const kept of [
      'class Question',
      'Question.count',
      'Question.prototype',
      'class Choice',
      'property()',
      'start()',
    ])
      expect(pruned.code).toContain(kept);
  });

  it('leaves out other kinds with all that they alone need', () => {
    expect(pruned.code).not.toMatch(/Matrix|Cell|Unused/);
  });

  it('imports and exports what is still there, and says what it imports of the model', () => {
    expect(pruned.code).toContain('export { Question as Question };');
    expect(pruned.code).toContain("import * as drawing from 'drawing'");
    expect(pruned.imports).toEqual(['Base']);
  });

  it('keeps another kind that is wanted by its name, though nothing registers it', () => {
    const { code, imports } = pruneModule(MODULE, KINDS, ['Table']);
    expect(code).toContain('Matrix.prototype, "rows"');
    expect(code).not.toContain('registerQuestion');
    expect(imports).toEqual(['Base', 'Unused']);
  });

  it('refuses a name that is not there: SurveyJS has changed then', () => {
    expect(() => pruneModule(MODULE, KINDS, ['Chart'])).toThrow('Chart');
  });
});
