import type { AlexNetLayer } from './alexnet.ts';
import type { EyerissFolding } from './eyeriss-mapping.ts';

/** Images that the chip was measured with. */
export const batch = 4;

/** How the chip folds AlexNet with that batch: the table of mapping parameters of JSSC 2017. */
export const eyerissFoldings = {
  conv1: { n: 1, m: 96, e: 7, p: 16, q: 1, r: 1, t: 2 },
  conv2: { n: 1, m: 64, e: 27, p: 16, q: 2, r: 1, t: 1 },
  conv3: { n: 4, m: 64, e: 13, p: 16, q: 4, r: 1, t: 4 },
  conv4: { n: 4, m: 64, e: 13, p: 16, q: 3, r: 2, t: 2 },
  conv5: { n: 4, m: 64, e: 13, p: 16, q: 3, r: 2, t: 2 },
} as const satisfies Partial<Record<AlexNetLayer, EyerissFolding>>;

export type Convolution = keyof typeof eyerissFoldings;

export const convolutions = Object.keys(eyerissFoldings) as readonly Convolution[];
