import { sram as data } from '../data/sram.ts';
import { wires } from '../data/wires.ts';
import { type Estimate, numberOf, type PartRequest } from '../estimate.ts';
import { powerLaw } from '../power-law.ts';
import { energyScale } from '../technology.ts';
import { scaled, under } from './scaled.ts';

const accuracy =
  'a factor of 3: caches of 8 KB to 1 MB, tags included; reads and writes alike; cells fill 70 % of the area';
const BITS_PER_KILOBYTE = 8 * 1024;

/**
 * A memory of `depth` rows of `width` bits. With `n_banks` an access costs that of one bank, and wires over half the sides of
 * the whole; without, what the figures of the paper hold.
 */
export function sram(request: PartRequest): Estimate {
  const { attributes } = request;
  const width = numberOf(attributes, ['width', 'datawidth'], 32);
  const sizeBits = width * numberOf(attributes, ['depth'], 1);
  const banks = Math.max(1, numberOf(attributes, ['n_banks'], 1));
  const side = (data.cellTracks + portsOf(attributes)) / (data.cellTracks + 1);
  const areaUm2 = ((sizeBits * data.cell.areaUm2) / data.cellShare) * side ** 2;
  const bank = powerLaw(data.energy.accessPj, sizeBits / banks / BITS_PER_KILOBYTE) * (width / data.energy.bits) * side;
  const measured = {
    nodeNm: data.energy.nodeNm,
    energyPj: under(['read', 'write', 'update'], banks > 1 ? bank + wirePj(areaUm2, width) : bank),
    areaUm2,
    areaNm: data.cell.nodeNm,
    leakMw: sizeBits * data.leakage.mwPerBit * side,
    leakNm: data.leakage.nodeNm,
    source: `${data.energy.source}; ${data.cell.source}; ${data.leakage.source}`,
    accuracy,
  };
  return scaled(measured, request.technology);
}

/** From the middle of the memory to its corner, at the node of the energies. */
function wirePj(areaUm2: number, bits: number): number {
  const lengthMm = Math.sqrt(areaUm2) / 1000;
  // The voltage matters little between 45 and 40 nm; the paper's own is 0.9 V.
  return bits * lengthMm * wires.pjPerBitMm * energyScale(wires.nodeNm, data.energy.nodeNm, 0.9);
}

function portsOf(attributes: PartRequest['attributes']): number {
  const shared = numberOf(attributes, ['n_rdwr_ports', 'n_rw_ports'], 0);
  const own = numberOf(attributes, ['n_rd_ports'], 0) + numberOf(attributes, ['n_wr_ports'], 0);
  return Math.max(1, shared + own > 0 ? shared + own : numberOf(attributes, ['n_ports'], 1));
}
