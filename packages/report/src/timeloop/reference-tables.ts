import type { CostEntry } from '@loopwright/core';
import { componentCosts } from '@loopwright/core/engine';
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
export function tableFiles(architecture: string, costs: readonly CostEntry[]): Record<string, string> {
  const rows = tableRows(architecture, costs);
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
    return { name: yamlPath(path), ...componentCosts(entry), estimator: entry.claim.plugin };
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
  const text = Number.isInteger(value) ? value.toFixed(1) : String(value);
  return text.includes('.') ? text : text.replace('e', '.0e');
}
