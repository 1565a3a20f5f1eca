export { type EnergyPatOptions, energyPat } from './energy-pat.ts';
