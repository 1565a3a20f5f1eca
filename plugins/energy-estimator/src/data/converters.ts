/**
 * T. Andrulis, R. Chen, H.-S. Lee, J. S. Emer, V. Sze: Modeling analog-digital-converter energy and area for compute-in-memory
 * accelerator design. arXiv 2404.06553, 2024: regression over B. Murmann's ADC performance survey, the better fifth of its designs;
 * coefficients as Accelergy's ADC plug-in has them. Frequencies in Hz and nodes in nm enter by their natural logarithm.
 */
export const adcModel = {
  source: 'Andrulis et al., arXiv 2404.06553',
  /** Schreier figure of merit, dB: bounded by the speed, and by the resolution. */
  meritOfSpeed: { intercept: 213.7806687348118, ofLogHz: -2.8719030399529957 },
  meritOfBits: { intercept: 128.3068287398817, ofBit: 3.2205115109775 },
  energy: {
    intercept: 26.0496215686518 - 1.4702022133784405,
    ofLogNode: 1.8800369206815004,
    ofLogBits: -2.8291256050594527,
  },
  area: {
    intercept: 1.3461916439910742,
    ofLogNode: 0.9932794744745022,
    ofLogHz: 0.18071538424508238,
    ofLogPj: 0.29912426192653485,
  },
  /** The fewest bits of the survey that the regression holds for. */
  leastBits: 4,
} as const;

/**
 * H. Chen, X. Zhou, Q. Yu, F. Zhang, Q. Li: A >3 GHz ERBW 1.1 GS/s 8b two-step SAR ADC with recursive-weight DAC. VLSI Circuits 2018: its
 * converter of 8 bits at 40 nm takes 0.32 mW at 1.1 GS/s, over 2^8 unit capacitors.
 */
export const dacModel = {
  source: 'Chen et al., VLSI Circuits 2018',
  nodeNm: 40,
  unitPj: 0.291 / 2 ** 8,
  unitUm2: 438 / 2 ** 8,
} as const;
