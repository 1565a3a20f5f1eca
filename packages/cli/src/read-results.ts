import type { NamedResult } from '@loopwright/report';
import { type SourceText, SpecError } from '@loopwright/spec';
import { z } from 'zod';
import { readSources, type SourceIo } from './read-sources.ts';

const tile = z.looseObject({
  utilizedInstances: z.number(),
  reads: z.number(),
  fills: z.number(),
  updates: z.number(),
  energyPj: z.number(),
});
const networkTile = z.looseObject({ energyPj: z.number(), linkTransferEnergyPj: z.number() });

/** What a comparison needs of a valid evaluation. */
const evaluation = z.looseObject({
  valid: z.literal(true),
  cycles: z.number(),
  utilization: z.number(),
  energyPj: z.number(),
  edp: z.number(),
  areaUm2: z.number(),
  compute: z.looseObject({ name: z.string(), computes: z.number(), cycles: z.number(), energyPj: z.number() }),
  levels: z.record(
    z.string(),
    z.looseObject({ cycles: z.number(), leakageEnergyPj: z.number(), dataspaces: z.record(z.string(), tile) }),
  ),
  networks: z.record(z.string(), z.looseObject({ dataspaces: z.record(z.string(), networkTile) })),
});

const mapping = z.array(
  z.looseObject({
    target: z.string(),
    type: z.enum(['temporal', 'spatial', 'dataspace']),
    factors: z.array(z.string()).optional(),
    permutation: z.array(z.string()).optional(),
    split: z.number().optional(),
    keep: z.array(z.string()).optional(),
  }),
);

const search = z.looseObject({
  mapper: z.string(),
  objective: z.array(z.string()),
  seed: z.number(),
  evaluated: z.number(),
  seconds: z.number(),
  optimal: z.boolean(),
});

const hint = 'compare takes what `loopwright map --json` and `loopwright evaluate --json` print';

/** Reads what `map --json` or `evaluate --json` wrote. Throws a SpecError with all files that are something else. */
export function readResults(paths: readonly string[], io: SourceIo): NamedResult[] {
  const read = readSources(paths, io).map(readResult);
  const problems = read.filter((one) => typeof one === 'string');
  if (problems.length === 0) return read.filter((one) => typeof one !== 'string');
  throw new SpecError(problems.map((message) => ({ severity: 'error', code: 'no-result', message, hint })));
}

/** Or what is wrong with it. */
function readResult({ file, text }: SourceText): NamedResult | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `${file} is not JSON: ${(error as Error).message}`;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return `${file} holds no result`;
  const { best, ...rest } = json as Readonly<Record<string, unknown>>;
  if (best === null) return `${file} holds a search that found no mapping`;
  const evaluated = best ?? rest;
  const refused = z.object({ valid: z.literal(false), reason: z.string(), level: z.string() }).safeParse(evaluated);
  if (refused.success)
    return `${file} holds a mapping that does not fit (${refused.data.level}, ${refused.data.reason})`;
  const found = z
    .object({ evaluation, mapping: mapping.nullish(), search: search.nullish() })
    .safeParse({ evaluation: evaluated, mapping: rest.mapping, search: rest.search });
  if (!found.success) return noResult(file, found.error);
  const { mapping: entries = null, search: facts = null } = found.data;
  return { name: file, evaluation: found.data.evaluation, mapping: entries, search: facts } as unknown as NamedResult;
}

function noResult(file: string, { issues: [{ path }] }: z.ZodError): string {
  const place = path.slice(path[0] === 'evaluation' ? 1 : 0).join('.');
  return `${file} holds no result: ${place} is missing, or not what it should be`;
}
