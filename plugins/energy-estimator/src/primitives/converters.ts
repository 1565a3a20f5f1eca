import { adcModel, dacModel } from '../data/converters.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { scaled, under } from './scaled.ts';

const RESOLUTIONS = ['resolution', 'n_bits', 'bits', 'adc_resolution', 'dac_resolution', 'width'];

/**
 * `n_adcs` converters of `resolution` bits that share `throughput` conversions a second; one a cycle where it is not given. Throws a
 * RangeError without a resolution, and below what the model knows.
 */
export function adc({ attributes, technology }: PartRequest): Estimate {
  const bits = numberOf(attributes, RESOLUTIONS, 0);
  if (bits < adcModel.leastBits) {
    throw new RangeError(`knows ADCs of a resolution from ${adcModel.leastBits} bits; it has ${bits || 'none'}`);
  }
  const converters = Math.max(1, numberOf(attributes, ['n_adcs'], 1));
  const logHz = Math.log((numberOf(attributes, ['throughput'], 0) || 1e9 / technology.cycleNs) / converters);
  const logNode = Math.log(technology.nodeNm);
  const { meritOfSpeed, meritOfBits, energy, area } = adcModel;
  const meritDb = Math.min(
    meritOfSpeed.intercept + meritOfSpeed.ofLogHz * logHz,
    meritOfBits.intercept + meritOfBits.ofBit * Math.ceil(bits),
  );
  const signalToNoiseDb = 20 * Math.log10(2) * bits + 10 * Math.log10(1.5);
  // The figure of merit is signal-to-noise over the power of half the rate, in dB.
  const idealPj = 10 ** ((signalToNoiseDb - meritDb) / 10) / 2;
  const pj = idealPj * Math.exp(energy.intercept + energy.ofLogNode * logNode + energy.ofLogBits * Math.log(bits));
  const logArea = area.intercept + area.ofLogNode * logNode + area.ofLogHz * logHz + area.ofLogPj * Math.log(pj);
  return {
    energyPj: { ...under(['convert', 'read', 'sample', 'drive', 'activate'], pj), write: 0, update: 0, leak: 0 },
    areaUm2: converters * Math.exp(logArea),
    sources: [adcModel.source],
    accuracy: [
      'a factor of 3: the better fifth of published converters; its power while it waits is in the conversions',
    ],
    remarks: technology.remarks ?? [],
  };
}

/** Capacitors in powers of two, all of them charged; without the row that it drives. */
export function dac({ attributes, technology }: PartRequest): Estimate {
  const units = 2 ** numberOf(attributes, RESOLUTIONS, 1);
  const energyPj = { ...under(['convert', 'drive', 'read', 'activate'], units * dacModel.unitPj), write: 0, update: 0 };
  const areaUm2 = units * dacModel.unitUm2;
  return scaled(
    { ...dacModel, energyPj, areaUm2, leakMw: 0, accuracy: 'a factor of 3: one converter, unit by unit' },
    technology,
  );
}
