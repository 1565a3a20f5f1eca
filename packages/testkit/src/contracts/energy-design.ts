import { type Design, loadDesign, type SourceText } from '@loopwright/spec';

/** What the design that energy models are tried on can vary in. */
export interface EnergyDesign {
  /** Of the buffer. */
  readonly depth: number;
  readonly width: number;
  /** Of the operands of the MAC, bits. */
  readonly macWidth: number;
}

export const usualDesign: EnergyDesign = { depth: 4096, width: 64, macWidth: 16 };

/** DRAM, a buffer and registers above an array of MACs, from input files as users write them. */
export function loadEnergyDesign(
  { depth, width, macWidth }: EnergyDesign = usualDesign,
  others: readonly SourceText[] = [],
): Design {
  const design = `
architecture:
  version: 0.4
  nodes:
  - !Container
    name: System
    attributes: {technology: "45nm", global_cycle_seconds: 1e-9}
  - !Component
    name: DRAM
    class: DRAM
    attributes: {type: "LPDDR4", datawidth: 16, width: ${width}}
  - !Component
    name: Buffer
    class: SRAM
    attributes: {datawidth: 16, width: ${width}, depth: ${depth}}
  - !Container
    name: PE
    spatial: {meshX: 4, meshY: 1}
  - !Component
    name: Registers
    class: regfile
    attributes: {datawidth: 16, width: ${width}, depth: ${Math.ceil(depth / 64)}}
  - !Component
    name: MAC
    class: intmac
    attributes: {datawidth: ${macWidth}, width: ${macWidth}, multiplier_width: ${macWidth}, adder_width: ${2 * macWidth}}
`;
  return loadDesign([{ file: 'design.yaml', text: design }, ...others]).design;
}
