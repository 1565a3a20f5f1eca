export { type EnergyNormalizedOptions, energyNormalized } from './energy-normalized.ts';
