export { type CostDramRefreshOptions, costDramRefresh } from './cost-dram-refresh.ts';
