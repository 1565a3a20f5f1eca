/** What crosses between the outermost memory and the chip. */
export interface Traffic {
  readonly words: number;
  readonly bytes: number;
}

/** No mapping has less; undefined where not even one word of each dataspace fits. */
export interface TrafficPoint {
  readonly capacityBytes: number;
  readonly any: Traffic | undefined;
  /** Of mappings whose factors divide; no less than of any. */
  readonly perfect: Traffic | undefined;
}

/** The curve of one problem. */
export interface LayerTraffic {
  readonly computes: number;
  /** Every word that the problem touches, once. */
  readonly compulsory: Traffic;
  /** By capacity, as given. */
  readonly points: readonly TrafficPoint[];
}
