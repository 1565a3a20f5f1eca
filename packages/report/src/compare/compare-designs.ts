import { budgetRemarks } from './budget-remarks.ts';
import { comparedFigure } from './compared-figure.ts';
import type { ComparedFigure, Unit } from './comparison.ts';
import { componentEnergies } from './component-energies.ts';
import type { DesignComparison, DesignWorkload, NamedDesign, Normalisation } from './design-comparison.ts';
import { letterOf } from './letter.ts';
import { mergeOrders } from './merge-orders.ts';

/**
 * Puts designs side by side over their workloads. Normalised, cycles and energy-delay products are multiplied by the area in
 * mm^2 or by the compute units: what a design of 1 mm^2, or of one unit, would take if it were as efficient. Energy stays.
 *
 * @throws RangeError where a design does not say what is normalised by
 */
export function compareDesigns(designs: readonly NamedDesign[], per: Normalisation | null): DesignComparison {
  const sizes = designs.map((design) => sizeOf(design, per));
  const keys = mergeOrders(designs.map(({ workloads }) => workloads.map(({ name }) => workloadKey(name))));
  const rows = keys.map((key) =>
    designs.map(({ workloads }) => workloads.find(({ name }) => workloadKey(name) === key)),
  );
  const names = rows.map((row) => row.find((workload) => workload)!.name);
  const energies = names.map((name, index) =>
    componentEnergies(
      name,
      rows[index].map((workload) => workload?.totals?.energies),
    ),
  );
  const common = rows.filter((row) => row.every((workload) => workload?.totals));
  return {
    designs: designs.map(({ workloads, ...design }, index) => {
      return { ...design, letter: letterOf(index), proven: workloads.every(({ totals }) => totals?.optimal === true) };
    }),
    per,
    figures: [
      ...names.flatMap((name, index) => workloadFigures(name, rows[index], sizes, per)),
      ...(common.length > 1 ? meanFigures(common, sizes, per) : []),
    ],
    energy: energies.flatMap(({ figures }) => figures),
    others: energies.flatMap(({ others }) => others ?? []),
    remarks: [
      ...differentWorkloads(names, rows),
      ...budgetRemarks(designs),
      ...(per === 'area' ? placeholders(designs) : []),
    ],
  };
}

/** A study calls a workload by its file, `resnet18`, where the result of a network has its title, `ResNet-18`. */
function workloadKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function sizeOf({ name, areaUm2, computeUnits }: NamedDesign, per: Normalisation | null): number {
  if (per === null) return 1;
  const size = per === 'area' ? areaUm2 && areaUm2 * 1e-6 : computeUnits;
  if (size) return size;
  const what = per === 'area' ? 'an area' : 'compute units';
  throw new RangeError(
    `--per ${per} needs ${what} of every design, and ${name} has none: map it again, with costs that have areas`,
  );
}

/** A workload on every design; undefined where it was not run. */
type Row = readonly (DesignWorkload | undefined)[];
type Totals = NonNullable<DesignWorkload['totals']>;

interface Figure {
  readonly part: string;
  readonly unit: Unit;
  readonly of: (totals: Totals, size: number) => number;
}

const units = { area: ' x mm²', pe: ' x units' } as const;

function figuresOf(per: Normalisation | null): Figure[] {
  const by = per === null ? '' : units[per];
  return [
    { part: `Cycles${by}`, unit: 'cycles', of: ({ cycles }, size) => cycles * size },
    { part: 'Energy', unit: 'pJ', of: ({ energyPj }) => energyPj },
    { part: `EDP${by}`, unit: 'pJ cycles', of: ({ edp }, size) => edp * size },
  ];
}

function workloadFigures(
  name: string,
  row: Row,
  sizes: readonly number[],
  per: Normalisation | null,
): ComparedFigure[] {
  const unproven = row.map((workload) => workload?.totals?.optimal === false);
  return figuresOf(per).map(({ part, unit, of }) => {
    const values = row.map((workload, index) => (workload?.totals ? of(workload.totals, sizes[index]) : null));
    return { ...comparedFigure({ name, part, kind: '' }, unit, values), unproven };
  });
}

function meanFigures(rows: readonly Row[], sizes: readonly number[], per: Normalisation | null): ComparedFigure[] {
  const name = 'Geometric mean';
  const unproven = sizes.map((_, index) => rows.some((row) => !row[index]!.totals!.optimal));
  return figuresOf(per).map(({ part, unit, of }) => {
    const values = sizes.map((size, index) => {
      const logs = rows.map((row) => Math.log(of(row[index]!.totals!, size)));
      return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
    });
    return { ...comparedFigure({ name, part, kind: '' }, unit, values), unproven };
  });
}

function differentWorkloads(names: readonly string[], rows: readonly Row[]): string[] {
  return names
    .filter((_, index) => new Set(rows[index].flatMap((workload) => workload?.computes ?? [])).size > 1)
    .map((name) => `${name} is not the same workload on all designs: its computes differ.`);
}

function placeholders(designs: readonly NamedDesign[]): string[] {
  const letters = designs.flatMap(({ areaIsPlaceholder }, index) => (areaIsPlaceholder ? [letterOf(index)] : []));
  if (letters.length === 0) return [];
  return [
    `Areas of ${letters.join(', ')} are placeholders, the same for all components: what is normalised by them says little.`,
  ];
}
