import type { Specification } from '../src/index.ts';

/** Without places, and without attributes, which `spatial` says in another way. */
export function plainSpecification({
  problem,
  architecture,
  constraints,
  mapping,
  energyTables,
  areaTables,
}: Specification): unknown {
  const dropped = ['location', 'attributes'];
  const text = JSON.stringify({ problem, architecture, constraints, mapping, energyTables, areaTables }, (key, part) =>
    dropped.includes(key) ? undefined : part === Infinity ? 'Infinity' : part,
  );
  return JSON.parse(text);
}
