export { type EnergySampleOptions, energySample } from './energy-sample.ts';
