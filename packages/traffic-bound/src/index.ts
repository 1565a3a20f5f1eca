export { boundTraffic, type WorkloadTraffic } from './bound-traffic.ts';
export type { LayerTraffic, Traffic, TrafficPoint } from './layer-traffic.ts';
export { networkTraffic } from './network-traffic.ts';
export type { Factors } from './tile-sizes.ts';
export { touchedWords } from './touched-words.ts';
export { TrafficBound, type TrafficBoundOptions } from './traffic-bound.ts';
export { TrafficCurve } from './traffic-curve.ts';
