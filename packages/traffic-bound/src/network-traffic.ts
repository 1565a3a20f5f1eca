import type { LayerTraffic, Traffic, TrafficPoint } from './layer-traffic.ts';

/**
 * The curve of layers that run one after the other, each with the whole capacity for itself: the sum of theirs. What one layer
 * hands on to the next crosses twice, also where it could stay on chip (no fusion).
 *
 * @param layers with how often each runs, all with the same capacities
 */
export function networkTraffic(
  layers: readonly { readonly traffic: LayerTraffic; readonly count: number }[],
): LayerTraffic {
  const sum = (of: (traffic: LayerTraffic) => Traffic | undefined): Traffic | undefined =>
    layers.reduce<Traffic | undefined>(
      (all, { traffic, count }) => {
        const one = of(traffic);
        return all && one && { words: all.words + count * one.words, bytes: all.bytes + count * one.bytes };
      },
      { words: 0, bytes: 0 },
    );
  const capacities = layers[0]?.traffic.points.map(({ capacityBytes }) => capacityBytes) ?? [];
  return {
    computes: layers.reduce((all, { traffic, count }) => all + count * traffic.computes, 0),
    compulsory: sum(({ compulsory }) => compulsory)!,
    points: capacities.map((capacityBytes, point): TrafficPoint => {
      const at = (factors: 'any' | 'perfect') => sum(({ points }) => points[point]![factors]);
      return { capacityBytes, any: at('any'), perfect: at('perfect') };
    }),
  };
}
