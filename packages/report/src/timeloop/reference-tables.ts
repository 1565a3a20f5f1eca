import type { CostEntry } from '@loopwright/core';
import { componentCosts } from '@loopwright/core/engine';
import type { AreaTable, ArgumentSet, Design, EnergyTable } from '@loopwright/spec';
import { yamlText } from './yaml-text.ts';

/** Energies and areas of one component, with the scales of the architecture. */
interface Row {
  /** `system_top_level.Buffer[1..4]` */
  readonly name: string;
  readonly energyPj: Readonly<Record<string, number>>;
  /** Of actions whose figures depend on arguments. */
  readonly argumentSets: Readonly<Record<string, readonly ArgumentSet[]>>;
  readonly areaUm2: number;
  readonly estimators: readonly string[];
}

/**
 * Energy and area reference tables as Accelergy writes them, each with its summary. Outermost component first, behind them tables of what is no
 * memory and no compute unit, a network say, as the files have them.
 */
export function tableFiles(
  architecture: string,
  costs: readonly CostEntry[],
  given: Pick<Design, 'energyTables' | 'areaTables'> = { energyTables: [], areaTables: [] },
): Record<string, string> {
  const costed = new Set(costs.map(({ asked }) => asked.component.name));
  const others = given.energyTables.filter(({ component }) => !costed.has(component));
  const rows = [
    ...tableRows(architecture, costs),
    ...others.map((table) => givenRow(architecture, table, given.areaTables)),
  ];
  return {
    'ERT.yaml': section('ERT', 'tables', rows.flatMap(energies)),
    'ERT_summary.yaml': section('ERT_summary', 'table_summary', rows.flatMap(energySummary)),
    'ART.yaml': section(
      'ART',
      'tables',
      rows.flatMap(({ name, areaUm2 }) => [`      - name: ${name}`, `        area: ${float(areaUm2)}`]),
    ),
    'ART_summary.yaml': section('ART_summary', 'table_summary', rows.flatMap(areaSummary)),
  };
}

function tableRows(architecture: string, costs: readonly CostEntry[]): Row[] {
  const compute = costs.filter(({ asked }) => asked.kind === 'compute');
  const memories = costs.filter(({ asked }) => asked.kind === 'memory');
  return [...memories.reverse(), ...compute].map((entry) => {
    const { name, instances } = entry.asked.component;
    const path = `${architecture}_top_level.${name}[1..${instances}]`;
    const { plugin, table } = entry.claim;
    const { argumentSets = {}, estimators = [plugin] } = table ?? {};
    return { name: yamlPath(path), ...componentCosts(entry), argumentSets, estimators };
  });
}

function givenRow(architecture: string, table: EnergyTable, areas: readonly AreaTable[]): Row {
  const { component, energyPj, argumentSets = {}, estimators = [] } = table;
  const areaUm2 = areas.find((area) => area.component === component)?.areaUm2 ?? 0;
  return {
    name: yamlPath(`${architecture}_top_level.${component}[1..1]`),
    energyPj,
    argumentSets,
    areaUm2,
    estimators,
  };
}

function section(title: string, list: string, lines: readonly string[]): string {
  return `${[`${title}:`, "    version: '0.4'", `    ${list}:`, ...lines].join('\n')}\n`;
}

function energies({ name, energyPj, argumentSets }: Row): string[] {
  const actions = Object.entries(energyPj).flatMap(([action, energy]) => {
    const sets = argumentSets[action] ?? [];
    // What holds is the largest: it stands by itself where it is that of no arguments.
    const alone = sets.some((set) => set.energyPj === energy) ? [] : [{ arguments: {}, energyPj: energy }];
    return [...alone, ...sets].flatMap((set) => [
      `          - name: ${yamlText(action)}`,
      `            arguments: ${JSON.stringify(set.arguments)}`,
      `            energy: ${float(set.energyPj)}`,
    ]);
  });
  return [`      - name: ${name}`, '        actions:', ...actions];
}

function energySummary({ name, energyPj, estimators }: Row): string[] {
  const actions = Object.entries(energyPj).flatMap(([action, energy]) => [
    `          - name: ${yamlText(action)}`,
    `            energy: ${float(energy)}`,
  ]);
  const source = estimators.length > 0 ? ['        primitive_estimation(s):', ...estimations(name, estimators)] : [];
  return [`      - name: ${name}`, '        actions:', ...actions, ...source];
}

/** One estimator stands alone, as Accelergy has it. */
function areaSummary({ name, areaUm2, estimators }: Row): string[] {
  const area = [`      - name: ${name}`, `        area: ${float(areaUm2)}`];
  if (estimators.length === 0) return area;
  if (estimators.length === 1) return [...area, `        primitive_estimations: ${yamlText(estimators[0])}`];
  return [...area, '        primitive_estimations:', ...estimations(name, estimators)];
}

function estimations(name: string, estimators: readonly string[]): string[] {
  return estimators.flatMap((estimator) => [
    `          - name: ${name}`,
    `            estimator: ${yamlText(estimator)}`,
  ]);
}

/** A path such as `a.b[1..4]` is plain text to YAML unless a name in it is not. */
function yamlPath(path: string): string {
  return /^[A-Za-z_][\w.\-[\]]*$/.test(path) ? path : JSON.stringify(path);
}

/** With a point, so that typed readers take it for a float. */
function float(value: number): string {
  const text = Number.isInteger(value) ? value.toFixed(1) : String(value);
  return text.includes('.') ? text : text.replace('e', '.0e');
}
