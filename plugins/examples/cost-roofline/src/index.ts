export { type CostRooflineOptions, costRoofline } from './cost-roofline.ts';
