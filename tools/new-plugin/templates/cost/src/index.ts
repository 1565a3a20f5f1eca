export { type CostSampleOptions, costSample } from './cost-sample.ts';
