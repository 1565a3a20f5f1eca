export { type EnergyEstimatorOptions, energyEstimator } from './energy-estimator.ts';
