/**
 * Energy of one bit read or written, device and interface, by the type of DRAM, as Accelergy's CACTI plug-in has them. It names
 * public data for LPDDR4, Malladi et al. (Towards energy-proportional datacenter memory with mobile DRAM. ISCA 2012) for
 * LPDDR, and a paper of MICRO 2017 for the others, which can only be O'Connor, Chatterjee et al. (Fine-grained DRAM).
 */
export const dram: Readonly<Record<string, { readonly pjPerBit: number; readonly source: string }>> = {
  LPDDR4: { pjPerBit: 8, source: "Accelergy's CACTI plug-in (LPDDR4, 8 pJ/bit)" },
  LPDDR: { pjPerBit: 40, source: "Malladi et al., ISCA 2012, by Accelergy's CACTI plug-in (LPDDR, 40 pJ/bit)" },
  DDR3: { pjPerBit: 70, source: "Accelergy's CACTI plug-in (DDR3, 70 pJ/bit)" },
  GDDR5: { pjPerBit: 14, source: "O'Connor et al., MICRO 2017, by Accelergy's CACTI plug-in (GDDR5, 14 pJ/bit)" },
  HBM2: { pjPerBit: 3.9, source: "O'Connor et al., MICRO 2017, by Accelergy's CACTI plug-in (HBM2, 3.9 pJ/bit)" },
  HMC: { pjPerBit: 4.2, source: "Accelergy's CACTI plug-in (HMC, 4.2 pJ/bit)" },
};
