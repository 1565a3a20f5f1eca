import type { Evaluation } from '@loopwright/model';

/** Figures of one case, named as in an evaluation; levels, networks and dataspaces by name. What is absent is not compared. */
export type ExpectedFigures =
  | {
      readonly valid: false;
      readonly reason: string;
      readonly level: string;
      readonly needed: number;
      readonly capacity: number;
    }
  | {
      readonly valid: true;
      readonly cycles?: number;
      readonly utilization?: number;
      readonly energyUj?: number;
      readonly compute?: Figures;
      readonly levels?: Readonly<Record<string, Figures>>;
      readonly networks?: Networks;
    };

type Networks = Readonly<Record<string, { readonly dataspaces: Readonly<Record<string, NetworkFigures>> }>>;

interface Figures {
  readonly [name: string]: string | number | Readonly<Record<string, Figures>>;
}

interface NetworkFigures {
  readonly [name: string]: number | readonly unknown[];
}

/** Where an evaluation differs from what is expected: counts and cycles must be equal, the rest to the decimals given. */
export function differences(expected: ExpectedFigures, evaluation: Evaluation): string[] {
  const found: string[] = [];
  if (!expected.valid || !evaluation.valid) {
    compare(expected.valid ? { valid: true } : { ...expected }, evaluation, '', found);
    return found;
  }
  const { cycles, compute, levels, networks = {}, energyUj, utilization } = expected;
  const named = { ...evaluation, levels: byName(evaluation.levels), networks: byName(evaluation.networks) };
  compare({ cycles, compute, levels, networks: withoutHistograms(networks) }, named, '', found);
  const { energyPj } = evaluation;
  if (energyUj !== undefined && !isClose(energyUj, energyPj / 1e6))
    found.push(`energyPj: ${energyPj}, not ${energyUj}e6`);
  if (utilization !== undefined && !isClose(utilization, evaluation.utilization, 0.0051)) {
    found.push(`utilization: ${evaluation.utilization}, not ${utilization}`);
  }
  return found;
}

function compare(expected: object, got: unknown, path: string, found: string[]): void {
  for (const [key, value] of Object.entries(expected)) {
    if (value === undefined || value === null) continue;
    const other = (got as Record<string, unknown> | undefined)?.[key];
    const place = `${path}/${key}`;
    if (typeof value === 'object') compare(value, other, place, found);
    else if (!isSame(key, value, other)) found.push(`${place}: ${other}, not ${value}`);
  }
}

function isSame(key: string, expected: unknown, got: unknown): boolean {
  const isRounded = /energy|bandwidth|hops|ingresses/i.test(key);
  return typeof expected === 'number' && isRounded ? isClose(expected, got) : expected === got;
}

/** The figures are printed with two decimals, large ones with six digits. */
function isClose(expected: number, got: unknown, slack = 0.0061): boolean {
  return typeof got === 'number' && Math.abs(expected - got) <= slack + 2e-6 * Math.abs(expected);
}

function byName(items: readonly ({ readonly name: string; readonly dataspaces: readonly unknown[] } | null)[]) {
  const named = (list: readonly unknown[]) =>
    Object.fromEntries((list as ({ name: string } | null)[]).flatMap((item) => (item ? [[item.name, item]] : [])));
  return Object.fromEntries(
    items.flatMap((item) => (item ? [[item.name, { ...item, dataspaces: named(item.dataspaces) }]] : [])),
  );
}

/** Leaves out what an evaluation does not hold: the entries of a network, and the energy of its adders. */
function withoutHistograms(networks: Networks): Record<string, unknown> {
  const figures = Object.entries(networks).map(([name, { dataspaces }]) => {
    const kept = Object.entries(dataspaces).map(([space, { ingressHistogram, spatialReductionEnergyPj, ...rest }]) => [
      space,
      rest,
    ]);
    return [name, { dataspaces: Object.fromEntries(kept) }];
  });
  return Object.fromEntries(figures);
}
