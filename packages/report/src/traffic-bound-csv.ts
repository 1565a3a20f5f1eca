import type { TrafficBoundResultJson } from '@loopwright/results';
import { csvText } from './format/csv.ts';

/** The curves as CSV (RFC 4180): a row per layer and capacity, of one run, then the network's, of all of them. */
export function trafficBoundCsv({ workload, curve, layers }: TrafficBoundResultJson): string {
  const header = ['layer', 'count', 'capacity_bytes', 'any_words', 'any_bytes', 'perfect_words', 'perfect_bytes'];
  const rows = (name: string, count: number, points: TrafficBoundResultJson['curve']) =>
    points.map(({ capacityBytes, any, perfect }) => {
      const figures = [any?.words, any?.bytes, perfect?.words, perfect?.bytes].map((figure) => figure ?? '');
      return [name, count, capacityBytes, ...figures];
    });
  const total = layers.length > 1 ? rows(workload, 1, curve) : [];
  return csvText([header, ...layers.flatMap((layer) => rows(layer.name, layer.count, layer.curve)), ...total]);
}
