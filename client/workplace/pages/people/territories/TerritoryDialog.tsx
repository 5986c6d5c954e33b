import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  TerritoryFault,
  TerritoryForm,
  TerritoryKind,
  TerritoryView,
} from '../../../../../server/people/territories/schemas.ts';
import { TERRITORIES_PATH, territoriesQuery } from '../../../../api/people/registerQueries.ts';
import { postJson, putJson, Refusal } from '../../../../api/request.ts';
import { Conflict } from '../../../../ui/Conflict.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { useRegisterChanged } from '../schools/useRegisterChanged.ts';

/** `within`, `over`: a new one within or over the territory. */
export type Edited = { mode: 'change' | 'within' | 'over'; territory: TerritoryView };

/** Each lies only in one that stands before it. */
const KINDS: readonly TerritoryKind[] = ['federation', 'region', 'municipality'];
const rank = (kind: TerritoryKind) => KINDS.indexOf(kind);

type Values = { name: string; nameEn: string; kind: TerritoryKind; parentId: string };

type TerritoryDialogProps = { edited: Edited; territories: TerritoryView[]; close(): void };

/** A name, a kind and where it lies. */
export function TerritoryDialog({ close, edited, territories }: TerritoryDialogProps) {
  const words = useWords();
  const { say, t } = words;
  const { mode, territory } = edited;
  const changed = useRegisterChanged();
  const [version, setVersion] = useState(territory.version);
  const latest = useQuery(territoriesQuery).data?.territories.find(({ id }) => id === territory.id) ?? territory;
  const kinds = kindsOf(edited);
  const form = useForm<Values>({
    initialValues: mode === 'change' ? valuesOf(territory) : newValues(edited, kinds),
    validate: { name: (name) => (name.trim() === '' ? t('schoolRegister.fault.required') : null) },
  });
  const save = useMutation({
    mutationFn: (seen: number) => send(edited, seen, formOf(form.getValues())),
    onSuccess: async () => {
      await changed();
      close();
    },
    onError: async (error) => {
      if (!(error instanceof Refusal)) return;
      form.setErrors(faultsByField(words, error.problem?.faults ?? []));
      if (error.problem?.code === 'territoryChanged') await changed();
    },
  });
  const isConflict = save.error instanceof Refusal && save.error.problem?.code === 'territoryChanged';
  const parents = territories.filter(({ id, kind }) => id !== territory.id && rank(kind) < rank(form.values.kind));
  const isMovable = mode === 'change' && territory.parentId !== null && parents.length > 1;
  const title = t(`territories.dialog.${mode}`, { name: say(territory.name) });
  return (
    <Dialog opened title={title} close={close}>
      {mode === 'over' && <p>{t('territories.overText')}</p>}
      {isConflict && latest.version > version && (
        <Conflict
          who={null}
          rows={[{ label: t('territories.name'), mine: form.values.name.trim(), theirs: latest.name.ru }]}
          takeTheirs={() => {
            form.setValues(valuesOf(latest));
            setVersion(latest.version);
            save.reset();
          }}
          keepMine={() => save.mutate(latest.version)}
          isSaving={save.isPending}
        />
      )}
      <form noValidate onSubmit={form.onSubmit(() => save.mutate(version))}>
        <TextInput
          label={t('territories.name')}
          description={t('territories.nameHint')}
          withAsterisk
          data-autofocus
          maxLength={200}
          mb="sm"
          {...form.getInputProps('name')}
        />
        <TextInput label={t('territories.nameEn')} maxLength={200} mb="sm" {...form.getInputProps('nameEn')} />
        <NativeSelect
          label={t('territories.kind')}
          mb="sm"
          data={kinds.map((kind) => ({ value: kind, label: t(`territories.kinds.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        {isMovable && (
          <NativeSelect
            label={t('territories.parent')}
            mb="sm"
            data={parents.map(({ id, name }) => ({ value: String(id), label: say(name) }))}
            {...form.getInputProps('parentId')}
          />
        )}
        <FaultAlert error={isConflict ? null : save.error} />
        <Group mt="md">
          <Button type="submit" loading={save.isPending} disabled={isConflict}>
            {t('account.save')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('account.cancel')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

function kindsOf({ mode, territory: { kind } }: Edited): TerritoryKind[] {
  if (mode === 'within') return KINDS.filter((each) => rank(each) > rank(kind));
  if (mode === 'over') return KINDS.filter((each) => rank(each) < rank(kind));
  return [...KINDS];
}

const valuesOf = ({ kind, name, parentId }: TerritoryView): Values => ({
  kind,
  name: name.ru,
  nameEn: name.en === name.ru ? '' : name.en,
  parentId: String(parentId ?? ''),
});

/** The nearest kind is the likeliest: municipalities within a region, a region over a municipality. */
const newValues = ({ mode, territory }: Edited, kinds: TerritoryKind[]): Values => ({
  name: '',
  nameEn: '',
  kind: (mode === 'over' ? kinds.at(-1) : kinds[0]) ?? 'municipality',
  parentId: mode === 'within' ? String(territory.id) : '',
});

const formOf = ({ kind, name, nameEn, parentId }: Values): TerritoryForm => ({
  kind,
  name: { ru: name.trim(), en: nameEn.trim() },
  parentId: parentId === '' ? null : Number(parentId),
});

function send({ mode, territory: { id } }: Edited, version: number, data: TerritoryForm): Promise<unknown> {
  if (mode === 'change') return putJson(`${TERRITORIES_PATH}/${id}`, { version, data });
  return postJson(TERRITORIES_PATH, mode === 'over' ? { data, over: id } : { data });
}

const FAULTS: Record<TerritoryFault, true> = { nameTaken: true, kindOrder: true, circle: true };
const isFault = (code: string): code is TerritoryFault => code in FAULTS;

function faultsByField({ t }: Words, faults: readonly { path: string; message: string }[]) {
  const entries = faults.map(({ message, path }) => [
    path.split('/')[2],
    t(isFault(message) ? `territories.fault.${message}` : 'schoolRegister.fault.other'),
  ]);
  return Object.fromEntries(entries);
}
