import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Costs } from '@loopwright/model';
import { loadSpecification, type Specification } from '@loopwright/spec';
import type { AnalysisCase } from '../../arbitraries/analysis-cases.ts';
import type { ExpectedFigures } from './expected-figures.ts';

/** Input files of one folder, beside the figures expected of them in `expected.json`. */
export interface ReferenceCase extends AnalysisCase {
  readonly expected: ExpectedFigures;
}

/** Names of the cases in a folder, sorted; none where it does not exist. */
export function caseNames(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

export function loadCase(folder: string): ReferenceCase {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    // The same design in an older form.
    (file) => file.endsWith('.yaml') && file !== 'flat.yaml',
  );
  const sources = files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  const { specification } = loadSpecification(sources);
  const { problem, architecture, mapping } = specification;
  if (!mapping) throw new Error(`${folder} has no mapping`);
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as ExpectedFigures;
  return {
    problem,
    architecture,
    mapping: mapping.mapping,
    reuse: mapping.reuse,
    costs: costsOf(specification),
    expected,
  };
}

/** What the tables give, without the scales and checks of a cost plugin: the cases need neither. */
function costsOf({ architecture, energyTables, areaTables }: Specification): Costs {
  const costs = (component: string) => ({
    energyPj: energyTables.find((table) => table.component === component)?.energyPj ?? {},
    areaUm2: areaTables.find((table) => table.component === component)?.areaUm2 ?? 0,
  });
  return { levels: architecture.levels.map(({ name }) => costs(name)), compute: costs(architecture.compute.name) };
}
