import type { NetworkLayerJson } from '@loopwright/results';
import { mapNetwork } from 'loopwright';
import { type AlexNetLayer, alexNet } from '../alexnet.ts';
import type { Source } from '../source.ts';

const design = 'eyeriss';
const clockHz = 200e6;
const convolutions: readonly AlexNetLayer[] = ['conv1', 'conv2', 'conv3', 'conv4', 'conv5'];

/** Chen, Krishna, Emer, Sze: Eyeriss: An Energy-Efficient Reconfigurable Accelerator for Deep CNNs, JSSC 52:1, 2017. */
export const eyerissJssc17: Source = {
  name: 'eyeriss-jssc17',
  title: 'Eyeriss, JSSC 2017, measured chip',
  about: `AlexNet of 2012 with a batch of 4 on the chip of 65 nm at 200 MHz: time of processing, power of the chip and PEs in use. Ours are the mappings of least
EDP on [${design}](../configs/designs/${design}), each proven; power is all energy but that of DRAM over the time. Energies are the estimator's; nothing is fitted.`,
  cases: 'layer',
  figures: [
    figure('time', 'ms', [16.5, 39.2, 21.8, 16.0, 10.0]),
    figure('power', 'mW', [332, 288, 266, 235, 236]),
    figure('PEs in use', '', [154, 135, 156, 156, 156]),
  ],
  explanation: `- **PEs in use** of conv1 and conv2: the chip folds rows of the output over the array where they do not divide it (7 rows and 2 groups of filters, 27
  rows on 14 columns). Ours divide the layer: 132 and 120 PEs. Part of the missing time is hidden by that: at the chip's own numbers
  of PEs, multiply-accumulates alone would take 13.7 and 33.2 ms, 17 % and 15 % less than measured.
- **time** is short everywhere: passes fill the array and drain it, which ours do not cost. conv3 to conv5, with the same PEs in
  use, show the whole of it: 12 %, 10 % and 4 %.
- **power** leaves out the clock network, control and the network on chip, and has no gating of zeros, which the chip has and which saves most in
  conv3 to conv5. Errors of both signs meet in a layer: that conv4 and conv5 come out within a tenth is no proof of
  their parts.`,
  async measure() {
    const { layers } = await mapNetwork([design, alexNet(4, convolutions)], { mapper: 'optimal' });
    return new Map(layers.map((layer) => [layer.name, ours(layer)]));
  },
};

function ours({ name, cycles, energyPj, energies, utilization, optimal }: NetworkLayerJson): Map<string, number> {
  if (!optimal) throw new Error(`no mapping of ${name} is proven`);
  const seconds = cycles! / clockHz;
  const chipJoules = (energyPj! - energies!.DRAM) * 1e-12;
  return new Map([
    ['time', seconds * 1e3],
    ['power', (chipJoules / seconds) * 1e3],
    ['PEs in use', utilization! * 168],
  ]);
}

function figure(name: string, unit: string, values: readonly number[]) {
  return { name, unit, values: Object.fromEntries(convolutions.map((layer, index) => [layer, values[index]])) };
}
