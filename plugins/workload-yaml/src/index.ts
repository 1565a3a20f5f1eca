export { workloadYaml } from './workload-yaml.ts';
