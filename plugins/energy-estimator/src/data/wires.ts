/** Keckler et al.: GPUs and the future of parallel computing. IEEE Micro 31(5), 2011: 256 bits over 10 mm, 40 nm, 0.9 V. */
export const wires = { nodeNm: 40, pjPerBitMm: 310 / (256 * 10), source: 'Keckler et al., IEEE Micro 2011' } as const;
