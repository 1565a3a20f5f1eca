import type { MappingResult } from '@loopwright/core';
import { type ValidResult, validResult } from '../valid-result.ts';
import { mappingYaml } from './mapping-yaml.ts';
import { nestText } from './nest-text.ts';
import { tableFiles } from './reference-tables.ts';
import { statsText } from './stats-text.ts';

/**
 * What Timeloop's mapper leaves behind, by file name, for scripts that parse it: the layout is that of Timeloop 4.0. Undefined
 * where the mapping does not fit: Timeloop writes nothing then.
 */
export function timeloopFiles(result: MappingResult): Readonly<Record<string, string>> | undefined {
  const valid = validResult(result);
  if (!valid) return undefined;
  const files = Object.entries(fileTexts(valid)).map(([name, text]) => [`timeloop-mapper.${name}`, text]);
  return Object.fromEntries(files);
}

function fileTexts(result: ValidResult): Record<string, string> {
  return {
    'stats.txt': statsText(result),
    'map.txt': nestText(result),
    'map.yaml': mappingYaml(result),
    ...tableFiles(result.specification.architecture.name, result.costs, result.specification),
  };
}
