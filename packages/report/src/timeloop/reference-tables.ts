import type { CostEntry } from '@loopwright/core';
import type { ValidResult } from '../valid-result.ts';
import { yamlText } from './yaml-text.ts';

/** Energies and areas of one component, with the scales of the architecture. */
interface Row {
  /** `system_top_level.Buffer[1..4]` */
  readonly name: string;
  readonly energyPj: Readonly<Record<string, number>>;
  readonly areaUm2: number;
  readonly estimator: string;
}

/** Energy and area reference tables as Accelergy writes them, each with its summary. Outermost component first. */
export function tableFiles(result: ValidResult): Record<string, string> {
  const rows = tableRows(result);
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

function tableRows({ specification, costs, levelCosts, computeCosts }: ValidResult): Row[] {
  const { name, levels, compute } = specification.architecture;
  const row = (entry: CostEntry): Row => {
    const { component, kind } = entry.asked;
    const level = levels.findIndex((other) => other.kind === 'memory' && other.name === component.name);
    const { energyPj, areaUm2 } = kind === 'compute' ? computeCosts : levelCosts[level];
    const path = `${name}_top_level.${component.name}[1..${component.instances}]`;
    return { name: yamlPath(path), energyPj, areaUm2, estimator: entry.claim.plugin };
  };
  const order = [...levels].reverse().map((level) => level.name);
  return [...order, compute.name].flatMap((wanted) => {
    const entry = costs.find(({ asked }) => asked.component.name === wanted);
    return entry ? [row(entry)] : [];
  });
}

function section(title: string, list: string, lines: readonly string[]): string {
  return `${[`${title}:`, "    version: '0.4'", `    ${list}:`, ...lines].join('\n')}\n`;
}

function energies({ name, energyPj }: Row): string[] {
  const actions = Object.entries(energyPj).flatMap(([action, energy]) => [
    `          - name: ${yamlText(action)}`,
    '            arguments: {}',
    `            energy: ${float(energy)}`,
  ]);
  return [`      - name: ${name}`, '        actions:', ...actions];
}

function energySummary({ name, energyPj, estimator }: Row): string[] {
  const actions = Object.entries(energyPj).flatMap(([action, energy]) => [
    `          - name: ${yamlText(action)}`,
    `            energy: ${float(energy)}`,
  ]);
  const source = [
    '        primitive_estimation(s):',
    `          - name: ${name}`,
    `            estimator: ${estimator}`,
  ];
  return [`      - name: ${name}`, '        actions:', ...actions, ...source];
}

function areaSummary({ name, areaUm2, estimator }: Row): string[] {
  return [`      - name: ${name}`, `        area: ${float(areaUm2)}`, `        primitive_estimations: ${estimator}`];
}

/** A path such as `a.b[1..4]` is plain text to YAML unless a name in it is not. */
function yamlPath(path: string): string {
  return /^[A-Za-z_][\w.\-[\]]*$/.test(path) ? path : JSON.stringify(path);
}

/** With a point, so that typed readers take it for a float. */
function float(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
