import { defineConfig } from '@loopwright/config';
import { mapperRandomPruned } from '@loopwright/mapper-random-pruned';

/** What `npm start` runs: VGG-16 conv3_2 on a row-stationary array of 168 PEs, for 10 seconds (the default). */
export default defineConfig({
  spec: [
    'configs/designs/row-stationary-168/arch.yaml',
    'configs/designs/row-stationary-168/ERT.yaml',
    'configs/designs/row-stationary-168/ART.yaml',
    'configs/networks/vgg16/conv3_2.yaml',
  ],
  plugins: [mapperRandomPruned()],
  mapper: 'random-pruned',
  objective: 'edp',
  seed: 1,
});
