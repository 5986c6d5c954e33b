/** SurveyJS without what no form of ours may have. */
import type { Plugin } from 'vite';

/** Kinds of questions that no form of ours may have (surveys/definition.ts, surveys/form-rules.ts), by the names of their styles. */
const UNUSED_STYLES =
  /\.s[dv]-(rating|ranking|slider|table|matrix|file|imagepicker|imagemap|image|multipletext|composite|timer|breadcrumbs|tagbox|signaturepad|expression|summary|brand)\b/;

/** Icons of such questions, by the names of the variables that hold them in survey-react-ui. */
const UNUSED_ICON =
  /^var (noimage|image|smiley_rate|rating_|drag|flip|reorder|camera|file|folder|editsmall|maximize|restoredown|grip|removefile|timercircle)\w* = "<svg/;

/** SurveyJS brings styles and icons for every kind of question; a slow phone must not load those that are never shown. */
export function lighterSurvey(): Plugin {
  return {
    name: 'opora-lighter-survey',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (id.endsWith('survey-react-ui/fesm/survey-react-ui.mjs'))
        return code.replaceAll(/^var (\w+) = "<svg.*";$/gm, (line, name: string) =>
          UNUSED_ICON.test(line) ? `var ${name} = "<svg ></svg>";` : line,
        );
      if (!id.includes('survey-core') || !id.endsWith('.css')) return null;
      // Rules at the top only: `selectors{declarations}`, without braces inside.
      return code.replaceAll(/(?<=^|})([^{}@]+){[^{}]*}/g, (rule, selectors: string) =>
        selectors.split(',').every((selector) => UNUSED_STYLES.test(selector)) ? '' : rule,
      );
    },
  };
}
