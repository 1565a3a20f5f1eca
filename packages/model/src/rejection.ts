/** Why a candidate cannot be; the small integers of `CandidateBatch.rejection`. */
export const Rejection = {
  None: 0,
  /** Spatial loops along X, or along Y, exceed the fan-out. */
  FanoutX: 1,
  FanoutY: 2,
  /** The tiles kept exceed the memory. */
  Capacity: 3,
  /** The tiles kept fall short of `min_utilization`. */
  Utilization: 4,
  /** An evaluate tap refused it. */
  Refused: 5,
  /** The mapping uses fewer compute units than a `utilization` constraint asks for. */
  Parallelism: 6,
  /** What tells zeros apart exceeds its storage. */
  Metadata: 7,
  /** A representation does not have the ranks that the loops ask for, or nothing is there to be saved. */
  Format: 8,
  /** Last passes leave instances with less to do, and what zeros save there is not modelled. */
  Uneven: 9,
} as const;

export type Rejection = (typeof Rejection)[keyof typeof Rejection];

/** Their names in reports. */
export const rejectionNames: readonly string[] = [
  'none',
  'fanoutX',
  'fanoutY',
  'capacity',
  'utilization',
  'refused',
  'parallelism',
  'metadata',
  'format',
  'uneven',
];
