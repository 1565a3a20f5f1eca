import type { Fanout, LevelMapping, MappingResult, Memory, Problem } from '@loopwright/core';
import { designName, layerName, nestLoops, rejectionText } from '@loopwright/report';
import { costViewOf } from './cost-view-of.ts';
import { finite } from './finite.ts';
import type { FanoutView, LevelView, MappingView, MemoryView } from './mapping-view.ts';
import { tilesOf } from './tiles-of.ts';

/** What components draw of a mapping. */
export function mappingViewOf(result: MappingResult): MappingView {
  const { specification, mapping, evaluation } = result;
  const { problem, architecture } = specification;
  const levels: LevelView[] = [];
  let copies = 1;
  for (let index = architecture.levels.length - 1; index >= 0; index--) {
    const level = architecture.levels[index];
    const mapped = mapping.levels[index];
    if (level.kind === 'memory') levels.push(memoryView(level, mapped, problem, copies, tileWords(result, index)));
    else levels.push(fanoutView(level, mapped, problem));
    if (level.kind === 'fanout') copies *= product(mapped.factors);
  }
  const { name, instances } = architecture.compute;
  return {
    architecture: designName(architecture),
    problem: layerName(problem),
    dimensions: problem.dimensions.map(({ name, bound }) => ({ name, bound })),
    tensors: problem.dataspaces.map(({ name }) => name),
    levels,
    compute: { name, instances, usedInstances: copies },
    cost: evaluation.valid ? costViewOf(result, evaluation) : null,
    rejection: evaluation.valid ? null : { level: evaluation.level, text: rejectionText(evaluation) },
  };
}

/** [dataspace] words that one instance holds. */
type TileWords = readonly (number | undefined)[];

/** Of a mapping that does not fit, what it would hold: its tiles do not depend on whether there is room for them. */
function tileWords({ evaluation, specification, mapping }: MappingResult, index: number): TileWords {
  if (!evaluation.valid) return tilesOf(specification.problem, mapping, index);
  return evaluation.levels[index]?.dataspaces.map((tile) => tile?.utilizedCapacity) ?? [];
}

function memoryView(
  memory: Memory,
  mapped: LevelMapping,
  problem: Problem,
  usedInstances: number,
  words: TileWords,
): MemoryView {
  const tensors = problem.dataspaces.map(({ name }, dataspace) => ({ tensor: name, dataspace }));
  return {
    kind: 'memory',
    name: memory.name,
    instances: memory.instances,
    usedInstances,
    capacityWords: finite(memory.capacityWords),
    loops: nestLoops(memory, mapped, problem),
    tiles: tensors
      .filter(({ dataspace }) => mapped.keeps[dataspace])
      .map(({ tensor, dataspace }) => ({ tensor, words: words[dataspace] ?? null })),
    bypassed: tensors.filter(({ dataspace }) => !mapped.keeps[dataspace]).map(({ tensor }) => tensor),
  };
}

function fanoutView(fanout: Fanout, mapped: LevelMapping, problem: Problem): FanoutView {
  const { name, fanoutX, fanoutY } = fanout;
  const loops = nestLoops(fanout, mapped, problem);
  const along = (axis: 'X' | 'Y') => product(loops.filter((loop) => loop.axis === axis).map(({ bound }) => bound));
  return { kind: 'fanout', name, fanoutX, fanoutY, usedX: along('X'), usedY: along('Y'), loops };
}

function product(factors: readonly number[]): number {
  return factors.reduce((all, factor) => all * factor, 1);
}
