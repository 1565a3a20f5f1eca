import type { LocatedEntry, LocatedMap } from '../source/located.ts';

/** Lists of constraints of which a file uses one: `constraints: NAME` picks `constraints_NAME`. */
export function isNamedList(key: string): boolean {
  return /^constraints_./.test(key);
}

/** A section's list of constraints: its key and, where the section has it, what stands there. */
export interface ConstraintList {
  readonly key: string;
  readonly entry: LocatedEntry | undefined;
}

/** The list below `constraints`, the one that `constraints` picks by name, or that below `targets`; undefined without any. */
export function constraintList({ entries }: LocatedMap): ConstraintList | undefined {
  const picked = entries.get('constraints');
  if (picked?.value.kind === 'scalar' && picked.value.value !== null) {
    const key = `constraints_${picked.value.text.trim()}`;
    return { key, entry: entries.get(key) };
  }
  const key = picked ? 'constraints' : 'targets';
  return entries.has(key) ? { key, entry: entries.get(key) } : undefined;
}
