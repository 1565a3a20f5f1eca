// Draws the pictures of docs/reading-timeloop.md into docs/images:
//   tsx --conditions=@loopwright/source tools/studies/src/reading-timeloop.ts
import { writeFileSync } from 'node:fs';
import { energyEstimator } from '@loopwright/energy-estimator';
import { map } from 'loopwright';
import { drawMappings } from './draw-mappings.ts';
import { mappingsChart } from './mappings-chart.ts';
import { pointsByWorkload } from './points-by-workload.ts';
import { type Processor, processorsChart } from './processors-chart.ts';
import { docs, root } from './put-into-docs.ts';
import { runStudy } from './run-study.ts';
import { type DataflowSpread, spreadChart } from './spread-chart.ts';
import { utilizationChart, winnersChart } from './workloads-chart.ts';

const draws = 300_000;

await drawMappingsOfALayer();
await drawDataflows();
drawWorkloads();
await drawProcessors();

async function drawMappingsOfALayer(): Promise<void> {
  const inputs = ['eyeriss-normalized', 'vgg16/conv3_2'];
  const drawn = await drawMappings(inputs, draws);
  const cycles = Math.min(...drawn.map((mapping) => mapping.cycles));
  const fastest = drawn.filter((mapping) => mapping.cycles === cycles);
  const { best } = await map(inputs, { mapper: 'optimal', objective: ['delay', 'energy'] });
  if (!best?.valid) throw new Error('no mapping fits');
  write('mappings-of-a-layer', mappingsChart(fastest, best, best.compute.computes));
}

async function drawDataflows(): Promise<void> {
  const spreads: DataflowSpread[] = [];
  for (const dataflow of ['row-stationary', 'weight-stationary', 'output-stationary']) {
    const folder = `${root}configs/studies/dataflow-and-memory/`;
    const inputs = [`${folder}arch.yaml`, `${folder}${dataflow}.yaml`, 'resnet50/conv3_1_2'];
    const plugins = [energyEstimator()];
    const drawn = await drawMappings(inputs, draws, plugins);
    const { best } = await map(inputs, { mapper: 'optimal', objective: 'energy', plugins });
    if (!best?.valid) throw new Error(`no mapping fits ${dataflow}`);
    const energiesPj = drawn.map(({ energyPj }) => energyPj).sort((one, other) => one - other);
    spreads.push({ dataflow, energiesPj, optimumPj: best.energyPj });
  }
  write('mappings-of-dataflows', spreadChart(spreads));
}

function drawWorkloads(): void {
  const points = pointsByWorkload(runStudy('three-dataflows'));
  write('utilization-by-layer', utilizationChart(points));
  write('winners-by-layer', winnersChart(points));
}

async function drawProcessors(): Promise<void> {
  const processors: Processor[] = [];
  for (const design of ['skylake-sp-core', 'a100', 'tpu-v1']) {
    const options = { mapper: 'annealing', limits: { evaluations: 30_000 } };
    const { best } = await map([design, 'resnet50/conv3_1_2'], options);
    if (!best?.valid) throw new Error(`no mapping fits ${design}`);
    processors.push({ design, evaluation: best });
  }
  write('processors', processorsChart(processors));
}

function write(name: string, svg: string): void {
  writeFileSync(`${docs}images/${name}.svg`, svg);
}
