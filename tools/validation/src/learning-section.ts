import { crossValidate, foldsOf, type Sample } from '@loopwright/cost-learned';
import type { GemminiRow } from './gemmini-row.ts';
import { type Basis, familyOf, gemminiSamples } from './gemmini-runs.ts';
import { percent, row, table } from './markdown.ts';
import { meanError, spearman } from './statistics.ts';

const bases: readonly Basis[] = ['steady state', 'cost-latency'];

/** Runs that are left out together, and how the page calls that. */
const splits = [
  { name: 'a fifth of the layers, drawn', groupOf: familyOf, byGroup: false },
  { name: 'a kind of layer', groupOf: familyOf, byGroup: true },
  { name: 'a network', groupOf: ({ network }: GemminiRow) => network, byGroup: true },
] as const;

/** When learning from measured runs beats the analysis, and when not. */
export async function learningSection(): Promise<string> {
  const lines: string[] = [];
  for (const basis of bases) {
    for (const { name, groupOf, byGroup } of splits) {
      const samples = await gemminiSamples(basis, groupOf);
      const folds = foldsOf(samples, { byGroup });
      const { cycles } = crossValidate(samples, folds);
      const learned = samples.map(({ measured }, index) => ({ published: measured, ours: cycles[index] }));
      const plain = samples.map(({ measured, modelled }) => ({ published: measured, ours: modelled }));
      const parts = byGroup ? groupsOf(samples, cycles) : '';
      lines.push(row([basis, name, ...figures(plain), ...figures(learned), parts]));
    }
  }
  const titles = ['model', 'left out at a time', 'MAPE', 'Spearman', 'learned: MAPE', 'Spearman', 'gets worse'];
  return ['## Learning the rest', '', about, '', table(titles, lines), '', explanation, ''].join('\n');
}

function figures(pairs: readonly { published: number; ours: number }[]): string[] {
  return [percent(meanError(pairs)), spearman(pairs).toFixed(3)];
}

/** Groups that were better off without. */
function groupsOf(samples: readonly Sample[], cycles: readonly number[]): string {
  const groups = [...new Set(samples.map(({ group }) => group!))];
  const worse = groups.filter((group) => {
    const own = [...samples.keys()].filter((index) => samples[index].group === group);
    const errorOf = (ours: (index: number) => number) =>
      meanError(own.map((index) => ({ published: samples[index].measured, ours: ours(index) })));
    return errorOf((index) => cycles[index]) > errorOf((index) => samples[index].modelled);
  });
  return `${worse.length} of ${groups.length}${worse.length > 0 ? `: ${worse.join('; ')}` : ''}`;
}

const about = `[cost-learned](../plugins/cost-learned) multiplies cycles by what measured runs took over modelled ones: ridge regression of the logarithm on seven figures
of the evaluation and their squares. Here it learns from the layers of Gemmini above, on top of the built-in model alone and of cost-latency. Each layer is predicted by
what the others taught, less those that are left out with it; the penalty is chosen among those others too.`;

const explanation = `- **Where nothing is known of the hardware**, learning beats the built-in model: by a quarter on layers like those that were measured, less on other kinds of
  layers, and not on networks that were not measured.
- **Where the hardware is described**, analysis wins: seven figures and 74 runs hold nothing that carries over to a run that was not measured, whatever is left out. The
  order of the layers is the same with and without.
- So: describe the hardware first. Learn where that cannot be, measure layers of the kind you ask about, and look at the metric \`extrapolation\` before you believe it.`;
