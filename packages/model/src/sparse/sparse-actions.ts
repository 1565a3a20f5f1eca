import type { Memory } from '@loopwright/spec';
import { type AccessKind, accessKinds, type Fates } from './saved-accesses.ts';

/** An action that only sparse designs have: what becomes of accesses, of words or of metadata. */
export interface SparseAction {
  readonly kind: AccessKind;
  readonly fate: keyof Fates;
  readonly holds: 'data' | 'metadata';
  /** Names of its energy in the claims of cost plugins: the first that is there holds, 0 without any (Timeloop, include/model/topology.hpp). */
  readonly energies: readonly string[];
}

const VERBS: Readonly<Record<AccessKind, readonly string[]>> = {
  reads: ['read'],
  fills: ['fill', 'write'],
  updates: ['update', 'write'],
};

/** Those of memories, in the order of sums. */
export const sparseActions: readonly SparseAction[] = (['data', 'metadata'] as const).flatMap((holds) =>
  accessKinds.flatMap((kind) =>
    (['actual', 'gated', 'skipped'] as const).map((fate) => ({
      kind,
      fate,
      holds,
      energies: energies(kind, fate, holds),
    })),
  ),
);

/** What computes cost, by what becomes of them. */
export const computeEnergies: Readonly<Record<keyof Fates, readonly string[]>> = {
  actual: ['compute'],
  gated: ['mac_gated', 'mult_gated', 'compute_gated', 'mac', 'mult', 'compute'],
  skipped: [
    ...['mac_skipped', 'mult_skipped', 'compute_skipped'],
    ...['mac_gated', 'mult_gated', 'compute_gated', 'mac', 'mult', 'compute'],
  ],
};

/**
 * Energies that a memory needs beside those of dense tensors, each by the names that it may have: of reads that it gates, and of
 * metadata that it reads. What is skipped costs nothing without one.
 */
export function zeroEnergies({ sparse }: Memory): readonly (readonly string[])[] {
  const gates = sparse?.savings.some(({ kind }) => kind === 'gating');
  const hasMetadata = sparse && sparse.formats.length > 0 && sparse.metadata.widthBits > 0;
  return [
    ...(gates ? [energies('reads', 'gated', 'data')] : []),
    ...(hasMetadata ? [energies('reads', 'actual', 'metadata')] : []),
  ];
}

/** What a gated update may be called where it has an energy. */
export const gatedUpdateEnergies = energies('updates', 'gated', 'data');

/** The energy that a component has under one of the names. */
export function energyOf(energyPj: Readonly<Record<string, number>>, names: readonly string[]): number {
  const name = names.find((candidate) => energyPj[candidate] !== undefined);
  return name === undefined ? 0 : energyPj[name];
}

function energies(kind: AccessKind, fate: keyof Fates, holds: 'data' | 'metadata'): readonly string[] {
  const [own, ...others] = VERBS[kind];
  if (holds === 'data') {
    if (fate === 'actual') return [kind === 'fills' ? 'write' : own];
    const gated = VERBS[kind].map((verb) => `gated_${verb}`);
    return fate === 'gated' ? gated : [...VERBS[kind].map((verb) => `skipped_${verb}`), ...gated];
  }
  const gated = VERBS[kind].map((verb) => `gated_metadata_${verb}`);
  if (fate === 'gated') return gated;
  if (fate === 'skipped') return [...VERBS[kind].map((verb) => `skipped_metadata_${verb}`), ...gated];
  return ['random_metadata_', 'metadata_'].flatMap((prefix) => [own, ...others].map((verb) => prefix + verb));
}
