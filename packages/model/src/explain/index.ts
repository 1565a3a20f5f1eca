export { type EvaluatedMapping, explainMapping } from './explain.ts';
export type * from './explanation.ts';
