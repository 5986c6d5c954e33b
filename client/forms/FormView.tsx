import { useEffect, useRef } from 'react';
import type { Model } from 'survey-core';
import { Survey } from 'survey-react-ui';
import 'survey-core/survey-core.fontless.min.css';
import './form.css';

/** Draws a form. Its theme is a constructed stylesheet, which a strict policy allows where it forbids style elements. */
export function FormView({ model }: { model: Model }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const fill = () => sheet.replaceSync(`${model.themeStyle}\n${model.resetVariablesStyle}`);
    sheet.replaceSync(model.themeStyle);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    model.onAfterRenderSurvey.add(fill);
    if (frame.current?.querySelector('.sd-root-modern')) fill();
    return () => {
      model.onAfterRenderSurvey.remove(fill);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [model]);
  return (
    <div ref={frame} className="form">
      <Survey model={model} />
    </div>
  );
}
