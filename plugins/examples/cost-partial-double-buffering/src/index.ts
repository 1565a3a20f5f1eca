export { type CostPartialDoubleBufferingOptions, costPartialDoubleBuffering } from './cost-partial-double-buffering.ts';
