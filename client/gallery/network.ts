/** The network of support between schools. */
import { LINE_LOOKS, type LineLook, type NetworkLink, supportNetwork } from '../charts/supportNetwork.ts';
import { type Exhibit, extremeNames, type Label, schools } from './specimen.ts';
import words from './words.json';

const LOOKS = Object.keys(LINE_LOOKS) as LineLook[];

/** Every third school has nobody; helpers share the others, with each kind of help in turn. */
const linksOf = (helpers: Label[], helped: Label[]): NetworkLink[] =>
  helped.flatMap(({ key }, n) =>
    helpers.length === 0 || n % 3 === 2
      ? []
      : [{ from: helpers[n % helpers.length].key, to: key, kind: LOOKS[n % LOOKS.length] }],
  );

function network(name: string, helperLabels: Label[], schoolRows: Label[], chosen: string | null = null) {
  const helpers = helperLabels.map(({ key, label }) => ({ key: `helper ${key}`, label }));
  const links = linksOf(helpers, schoolRows);
  return {
    name,
    draw: (width: number) => supportNetwork({ helpers, schools: schoolRows, links, chosen, nobody: words.none }, width),
  };
}

const networks: Exhibit = {
  chart: 'supportNetwork',
  specimens: [
    network('one school', schools(1), schools(1)),
    network('forty schools', schools(8), schools(40)),
    network('one is looked at', schools(4), schools(12), '4'),
    network('nobody helps', [], schools(3)),
    network('extreme names', extremeNames, extremeNames),
    network('nothing', [], []),
  ],
};

export const networkCharts: Exhibit[] = [networks];
