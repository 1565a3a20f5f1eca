import type { AttributeValue } from '../architecture.ts';

/** Values that names in an expression stand for. Only own properties count. */
export type Scope = Readonly<Record<string, AttributeValue>>;

export const EMPTY_SCOPE: Scope = Object.freeze({});
