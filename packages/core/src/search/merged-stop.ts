import type { StopReason } from './search.ts';

/** Why a search ended whose shards ended for these reasons. */
export function mergedStop(stops: readonly StopReason[], interrupted: boolean): StopReason {
  // Who reaches the target stops the others.
  if (stops.includes('target')) return 'target';
  if (interrupted) return 'interrupted';
  return stops.find((stop) => stop !== 'exhausted') ?? 'exhausted';
}
