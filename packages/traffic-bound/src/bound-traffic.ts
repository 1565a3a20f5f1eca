import { distinctOperations, type Operation, type Workload } from '@loopwright/workload';
import type { LayerTraffic } from './layer-traffic.ts';
import { networkTraffic } from './network-traffic.ts';
import { TrafficCurve } from './traffic-curve.ts';

/** The curves of a workload and of each of its operations. */
export interface WorkloadTraffic {
  readonly total: LayerTraffic;
  /** In the order of the workload. */
  readonly layers: readonly {
    readonly operation: Operation;
    /** [dataspace] */
    readonly wordBits: readonly number[];
    readonly traffic: LayerTraffic;
  }[];
}

/** Capacities where none are given. */
const LEAST_BYTES = 1024;
const MOST_BYTES = 2 ** 50;

/**
 * Bounds the traffic of every operation, equal ones once.
 *
 * @param wordBitsOf [dataspace] of an operation
 * @param capacitiesBytes by default powers of two, from 1 KiB to the first from which on only what is compulsory crosses
 * @param alsoBytes capacities beside them
 */
export function boundTraffic(
  { operations }: Pick<Workload, 'operations'>,
  wordBitsOf: (operation: Operation) => readonly number[],
  capacitiesBytes?: readonly number[],
  alsoBytes: readonly number[] = [],
): WorkloadTraffic {
  const distinct = distinctOperations({ operations }).map(({ operation, members }) => {
    const wordBits = wordBitsOf(operation);
    return { members, wordBits, curve: new TrafficCurve(operation.problem, wordBits) };
  });
  const asked = capacitiesBytes ?? powersOfTwo(distinct.map(({ curve }) => curve));
  const capacities = [...new Set([...asked, ...alsoBytes])].sort((a, b) => a - b);
  const bounded = new Map(
    distinct.flatMap(({ members, wordBits, curve }) => {
      const { computes, compulsory } = curve;
      const traffic = { computes, compulsory, points: capacities.map((capacityBytes) => curve.at(capacityBytes)) };
      return members.map((operation) => [operation, { operation, wordBits, traffic }] as const);
    }),
  );
  const layers = operations.map((operation) => bounded.get(operation)!);
  const total = networkTraffic(layers.map(({ operation: { count }, traffic }) => ({ count, traffic })));
  return { total, layers };
}

function powersOfTwo(curves: readonly TrafficCurve[]): number[] {
  const capacities = [LEAST_BYTES];
  const isLast = (capacityBytes: number) =>
    capacityBytes >= MOST_BYTES ||
    curves.every((curve) => curve.at(capacityBytes).perfect?.words === curve.compulsory.words);
  while (!isLast(capacities.at(-1)!)) capacities.push(2 * capacities.at(-1)!);
  return capacities;
}
