import { sram as data, sramScaling } from '../data/sram.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { powerLaw } from '../power-law.ts';
import { under } from './scaled.ts';

const accuracy =
  'of CACTI 10 % in the median and a factor of 2 at worst, where it chooses another layout; CACTI itself a factor of 2';

/** What a memory is made of; all that it costs follows from these. */
interface Memory {
  readonly width: number;
  readonly depth: number;
  readonly banks: number;
  readonly ports: number;
}

/** A memory of `depth` rows of `width` bits on `n_banks` banks. An access is that of one bank, and of the wires to it. */
export function sram({ attributes, technology }: PartRequest): Estimate {
  const asked = {
    width: numberOf(attributes, ['width', 'datawidth'], 32),
    depth: numberOf(attributes, ['depth'], 1),
    banks: Math.max(1, numberOf(attributes, ['n_banks'], 1)),
    ports: portsOf(attributes),
  };
  const { width, rowsOfBank, shareWithoutWidth, depthExponent } = data.smallest;
  const laidOut = {
    ...asked,
    width: Math.max(asked.width, width),
    depth: Math.max(asked.depth, rowsOfBank * asked.banks),
  };
  const shares = { width: asked.width / laidOut.width, depth: asked.depth / laidOut.depth };
  const ofEnergy = (shareWithoutWidth + (1 - shareWithoutWidth) * shares.width) * shares.depth ** depthExponent;
  const bits = shares.width * shares.depth;
  const energy = powerLaw(sramScaling.energy, technology.nodeNm) * ofEnergy;
  return {
    energyPj: {
      read: accessPj(laidOut, false) * energy,
      ...under(['write', 'update'], accessPj(laidOut, true) * energy),
      leak: leakMw(laidOut) * bits * powerLaw(sramScaling.leakage, technology.nodeNm) * technology.cycleNs,
    },
    areaUm2: areaUm2(laidOut) * bits * powerLaw(sramScaling.area, technology.nodeNm),
    sources: [data.source],
    accuracy: [accuracy],
    remarks: [...(technology.remarks ?? []), ...beyondScaling(technology.nodeNm)],
  };
}

/**
 * Bit lines, columns and word of one mat, and wires to it. Arrays are as square as the word lets them be: columns beyond the word are
 * switched on too, and multiplexed.
 */
function accessPj(memory: Memory, isWrite: boolean): number {
  const { width, depth, banks, ports } = memory;
  const { readSwingPj, writeSwingPj, columnPj, bitPj, wirePjPerBitMm, wirePjPerBitSquareMm, shareOfPort } = data.energy;
  const bankBits = (width * depth) / banks;
  const matBits = Math.min(bankBits, data.matShare * Math.sqrt(width * bankBits));
  const columns = Math.max(width, Math.sqrt(matBits));
  const rows = matBits / (2 * columns);
  const swings = isWrite ? writeSwingPj * width : readSwingPj * columns;
  const array = (swings * rows + columnPj * columns + bitPj * width) * (1 + shareOfPort * (ports - 1));
  const sideMm = Math.sqrt(areaUm2(memory)) / 1000;
  const matsOnSide = Math.sqrt((banks * bankBits) / matBits);
  const wires = wirePjPerBitMm * (1 - 1 / matsOnSide) + (wirePjPerBitSquareMm * width) / matsOnSide;
  return array + width * sideMm * wires;
}

/** Banks, each of cells and a side of word wires, and the wires between them. */
function areaUm2({ width, depth, banks, ports }: Memory): number {
  const { cellUm2, cellTracks, bankPitchUm, treePitchUm } = data.area;
  const side = (cellTracks + ports) / (cellTracks + 1);
  const bankSideUm = Math.sqrt(((width * depth) / banks) * cellUm2) * side + bankPitchUm * width * ports;
  const banksUm2 = banks * bankSideUm ** 2;
  return banksUm2 + treePitchUm * width * ports * Math.sqrt(banksUm2) * (Math.sqrt(banks) - 1);
}

function leakMw({ width, depth, banks, ports }: Memory): number {
  const { mwPerBit, mwPerSide, mwPerColumn, shareOfPort } = data.leakage;
  const cells = width * depth * mwPerBit * (1 + shareOfPort * (ports - 1));
  return cells + banks * mwPerSide * Math.sqrt((width * depth) / banks) + banks * mwPerColumn * width;
}

function beyondScaling(nodeNm: number): string[] {
  const { smallestNm, largestNm } = sramScaling;
  if (nodeNm >= smallestNm && nodeNm <= largestNm) return [];
  return [
    `CACTI has memories of ${smallestNm} to ${largestNm} nm: one of ${nodeNm} nm is scaled on as in Accelergy's plug-in`,
  ];
}

function portsOf(attributes: PartRequest['attributes']): number {
  const shared = numberOf(attributes, ['n_rdwr_ports', 'n_rw_ports'], 0);
  const own = numberOf(attributes, ['n_rd_ports'], 0) + numberOf(attributes, ['n_wr_ports'], 0);
  return Math.max(1, shared + own > 0 ? shared + own : numberOf(attributes, ['n_ports'], 1));
}
