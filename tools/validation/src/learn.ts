import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { train } from '@loopwright/cost-learned';
import { familyOf, gemminiSamples } from './gemmini-runs.ts';

const file = new URL('../../../plugins/cost-learned/models/gemmini-16x16-ws.json', import.meta.url);

const samples = await gemminiSamples('cost-latency', familyOf);
const trainedOn = 'gemmini-16x16-ws with cost-latency: layers in FireSim, tools/validation/data/gemmini-firesim.csv';
writeFileSync(fileURLToPath(file), `${JSON.stringify(train(samples, { trainedOn }), null, 2)}\n`);
