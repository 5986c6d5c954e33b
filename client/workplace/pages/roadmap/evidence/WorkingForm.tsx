import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { workingFormQuery } from '../../../../api/content/contentQueries.ts';
import { FormView } from '../../../../forms/FormView.tsx';
import { createFormModel } from '../../../../forms/model.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { Values } from './data.ts';
import type { RecordForm } from './FieldInput.tsx';

type WorkingFormProps = { form: RecordForm; path: string; name: string; label: string };

/** A working form of the content within the form of a record: what is answered is a value of the record. */
export default function WorkingForm({ form, path, name, label }: WorkingFormProps) {
  const definition = useQuery(workingFormQuery(name));
  return (
    <section aria-label={label}>
      <Answer query={definition}>{(data) => <Questions form={form} path={path} definition={data.definition} />}</Answer>
    </section>
  );
}

function Questions({ form, path, definition }: Pick<WorkingFormProps, 'form' | 'path'> & { definition: object }) {
  const { language } = useWords();
  const [model] = useState(() => {
    const made = createFormModel(definition);
    made.data = form.getInputProps(path).value ?? {};
    // All on one page: the record's own button saves it.
    made.questionsOnPageMode = 'singlePage';
    made.showNavigationButtons = false;
    made.showProgressBar = false;
    made.onValueChanged.add(() => form.setFieldValue(path, { ...made.data } as Values));
    return made;
  });
  useEffect(() => {
    model.locale = language;
  }, [language, model]);
  return <FormView model={model} />;
}
