export type { EvaluatedMapping } from './evaluated-mapping.ts';
export { explainMapping } from './explain.ts';
export type * from './explanation.ts';
export { type ZeroSaving, zeroSavings } from './zero-savings.ts';
