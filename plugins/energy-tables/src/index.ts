export { type EnergyTablesOptions, energyTables } from './energy-tables.ts';
