import type { RejectionCount } from '@loopwright/results';
import { formatCount } from './format/numbers.ts';

const reasons: Readonly<Record<string, string>> = {
  fanoutX: 'more copies along X than there are',
  fanoutY: 'more copies along Y than there are',
  capacity: 'tiles exceed the memory',
  utilization: 'tiles below min_utilization',
  metadata: 'metadata exceed their storage',
  format: 'loops do not fit the ranks of a format',
  uneven: 'last passes are shorter in space, where zeros are not modelled',
  refused: 'refused by a plugin',
};

/** Why mappings are rejected, in words. */
export function rejectionWords(reason: string): string {
  return reasons[reason] ?? reason;
}

/** By how little the closest one missed; empty where that is unknown. */
export function closestMissText({ reason, closest }: RejectionCount): string {
  if (!closest) return '';
  const unit = reason.startsWith('fanout') ? 'copies' : reason === 'metadata' ? 'bits' : 'words';
  return `${formatCount(closest.needed)} of ${formatCount(closest.capacity)} ${unit}`;
}
