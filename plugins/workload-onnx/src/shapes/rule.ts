import type { Inferred, NodeView } from './node-view.ts';

/** Infers the outputs of a node. Those that it does not give are unknown. */
export type ShapeRule = (node: NodeView) => readonly Inferred[];

/** Rules by operator. */
export type ShapeRules = Readonly<Record<string, ShapeRule>>;
