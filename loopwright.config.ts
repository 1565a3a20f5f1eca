import { defineConfig } from '@loopwright/config';
import { mapperOptimal } from '@loopwright/mapper-optimal';

/** What `npm start` runs: VGG-16 conv3_2 on a row-stationary array of 168 PEs, until its best mapping is proven. */
export default defineConfig({
  spec: [
    'configs/designs/row-stationary-168/arch.yaml',
    'configs/designs/row-stationary-168/ERT.yaml',
    'configs/designs/row-stationary-168/ART.yaml',
    'configs/networks/vgg16/conv3_2.yaml',
  ],
  plugins: [mapperOptimal()],
  mapper: 'optimal',
  objective: 'edp',
  limits: { seconds: 60 },
  seed: 1,
});
