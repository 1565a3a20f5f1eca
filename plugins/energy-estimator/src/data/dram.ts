/** Energy of one bit read or written, device and interface, by the type of DRAM. */
export const dram: Readonly<Record<string, { readonly pjPerBit: number; readonly source: string }>> = {
  LPDDR4: { pjPerBit: 8, source: 'Accelergy, ICCAD 2019 (LPDDR4, 8 pJ/bit)' },
  LPDDR: { pjPerBit: 40, source: 'Malladi et al., ISCA 2012 (LPDDR2, 40 pJ/bit)' },
  DDR3: { pjPerBit: 70, source: 'Malladi et al., ISCA 2012 (DDR3, 70 pJ/bit)' },
  GDDR5: { pjPerBit: 14, source: "O'Connor et al., MICRO 2017 (GDDR5, 14 pJ/bit)" },
  HBM2: { pjPerBit: 3.9, source: "O'Connor et al., MICRO 2017 (HBM2, 3.9 pJ/bit)" },
};
