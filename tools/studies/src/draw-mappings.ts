import { map, type Plugin } from 'loopwright';

/** What a mapping costs. */
export interface DrawnMapping {
  readonly energyPj: number;
  readonly cycles: number;
}

/** Mappings that fit, of as many as are drawn at random, each mapping of the mapspace as likely as any other. */
export async function drawMappings(
  inputs: readonly string[],
  draws: number,
  plugins: Plugin[] = [],
): Promise<DrawnMapping[]> {
  const drawn: DrawnMapping[] = [];
  const collect: Plugin = {
    name: 'collect',
    setup({ hooks }) {
      hooks.evaluate.tap((cost) => (batch, candidate) => {
        cost(batch, candidate);
        if (batch.rejection[candidate] !== 0) return;
        drawn.push({ energyPj: batch.energyPj[candidate]!, cycles: batch.cycles[candidate]! });
      });
    },
  };
  await map([...inputs], { mapper: 'random', limits: { evaluations: draws }, plugins: [...plugins, collect] });
  return drawn;
}
