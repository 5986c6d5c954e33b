/** Rules of the risk model against the questionnaires: every question feeds exactly one factor, by the values it offers. */
import type { ContentFault } from './fault.ts';
import { addRepeats, type FaultList, faultList } from './fault-list.ts';
import { expected } from './fault-texts.ts';
import { formFacts, formItems } from './form.ts';
import {
  type AnonymousAudience,
  type Audience,
  audiences,
  type Informant,
  type ModelFact,
  type RiskModel,
  type SurveyDefinition,
} from './schema.ts';

type Forms = Record<Audience, SurveyDefinition>;
type Owners = Map<string, string>;

/** Faults of `risk-model.json`, and of questionnaires whose questions it leaves out. */
export function modelFaults(model: RiskModel, forms: Forms): ContentFault[] {
  const list = faultList('risk-model.json');
  addThresholdFaults(list, model);
  addRepeats(
    list,
    model.factors.map((factor) => factor.code),
    (i) => `factors[${i}].code`,
    expected.unique,
  );
  const owners: Owners = new Map();
  model.factors.forEach((factor, f) => {
    addWeightFaults(list, factor.informants, `factors[${f}].informants`);
    for (const audience of audiences) {
      const informant = factor.informants[audience];
      if (informant === undefined) continue;
      const path = `factors[${f}].informants.${audience}`;
      if (audience === 'director') addFactFaults(list, informant, path, forms.director, owners, factor.code);
      else addItemFaults(list, informant, path, audience, forms[audience], owners, factor.code);
    }
  });
  addPeopleFaults(list, model, forms.director);
  return [...list.faults, ...audiences.flatMap((audience) => orphanFaults(audience, forms[audience], owners))];
}

function addThresholdFaults(list: FaultList, { thresholds }: RiskModel): void {
  const { medium, high } = thresholds;
  if (!(0 < medium && medium < high && high < 100)) list.add('thresholds', thresholds, expected.thresholds());
}

function addWeightFaults(list: FaultList, informants: RiskModel['factors'][number]['informants'], path: string): void {
  const sum = Object.values(informants).reduce((total, informant) => total + informant.weight, 0);
  if (Math.abs(sum - 1) > 0.001)
    list.add(path, Math.round(sum * 1000) / 1000, expected.weights(Math.round(sum * 1000) / 1000));
}

function addItemFaults(
  list: FaultList,
  informant: Informant,
  path: string,
  audience: AnonymousAudience,
  form: SurveyDefinition,
  owners: Owners,
  factor: string,
): void {
  if (informant.items === undefined) list.add(`${path}.items`, undefined, expected.informantContent('items'));
  const known = new Map(formItems(form).map((item) => [item.name, item]));
  (informant.items ?? []).forEach((item, i) => {
    const place = `${path}.items[${i}]`;
    const question = known.get(item.name);
    const [min, max] = [question?.values[0], question?.values.at(-1)];
    if (min === undefined || max === undefined) {
      list.add(`${place}.name`, item.name, expected.itemInForm(`questionnaires/${audience}.json`));
    } else if (item.min !== min || item.max !== max) {
      list.add(`${place}.min`, item.min, expected.choiceRange(min, max));
    }
    own(list, `${place}.name`, item.name, audience, owners, factor);
  });
}

function addFactFaults(
  list: FaultList,
  informant: Informant,
  path: string,
  form: SurveyDefinition,
  owners: Owners,
  factor: string,
): void {
  if (informant.facts === undefined) list.add(`${path}.facts`, undefined, expected.informantContent('facts'));
  const known = new Set(formFacts(form).map((fact) => fact.name));
  (informant.facts ?? []).forEach((fact, i) => {
    const place = `${path}.facts[${i}]`;
    for (const [key, name] of factSources(fact)) {
      if (!known.has(name)) list.add(`${place}.${key}`, name, expected.itemInForm('questionnaires/director.json'));
    }
    own(list, `${place}.name`, fact.name, 'director', owners, factor);
    // A denominator (pupils, teachers, posts) serves many factors; what it divides belongs to one.
    if (fact.ratio !== undefined) {
      own(list, `${place}.ratio.numerator`, fact.ratio.numerator, 'director', owners, factor);
      owners.set(`director ${fact.ratio.denominator}`, owners.get(`director ${fact.ratio.denominator}`) ?? '');
    }
    addPointFaults(list, fact, place);
  });
}

function factSources(fact: ModelFact): [string, string][] {
  if (fact.ratio === undefined) return [['name', fact.name]];
  return [
    ['ratio.numerator', fact.ratio.numerator],
    ['ratio.denominator', fact.ratio.denominator],
  ];
}

function addPointFaults(list: FaultList, { points, pointNames }: ModelFact, place: string): void {
  if (points.some(([x], i) => i > 0 && x <= points[i - 1]![0])) {
    list.add(`${place}.points`, points, expected.pointsAscending());
  }
  if (pointNames !== undefined && pointNames.length !== points.length) {
    list.add(`${place}.pointNames`, pointNames.length, expected.pointNames(points.length));
  }
}

function own(list: FaultList, path: string, name: string, audience: Audience, owners: Owners, factor: string): void {
  const key = `${audience} ${name}`;
  const owner = owners.get(key);
  if (owner !== undefined && owner !== '') list.add(path, name, expected.itemOnce(owner));
  owners.set(key, factor);
}

/** The unit of a figure that counts people. */
const PEOPLE = 'человек';

function addPeopleFaults(list: FaultList, model: RiskModel, form: SurveyDefinition): void {
  const facts = formFacts(form);
  const known = new Set(facts.map((fact) => fact.name));
  const counts = new Set(model.countsOfPeople);
  for (const { name, unit } of facts) {
    if (unit?.ru.trim() === PEOPLE && !counts.has(name)) list.add('countsOfPeople', name, expected.peopleCounted());
  }
  (model.countsOfPeople ?? []).forEach((name, i) => {
    if (!known.has(name)) list.add(`countsOfPeople[${i}]`, name, expected.itemInForm('questionnaires/director.json'));
  });
}

function orphanFaults(audience: Audience, form: SurveyDefinition, owners: Owners): ContentFault[] {
  const list = faultList(`questionnaires/${audience}.json`);
  form.pages.forEach((page, p) => {
    page.elements.forEach((element, e) => {
      if (owners.has(`${audience} ${element.name}`)) return;
      list.add(`pages[${p}].elements[${e}].name`, element.name, expected.itemInModel());
    });
  });
  return list.faults;
}
