/**
 * What crosses the memories that keep dataspaces, per instance and over the whole run: what accesses are counted from. All
 * [level * dataspaces + dataspace] words; products of quotients, so a hair off whole numbers.
 */
export interface Crossings {
  /** Where the words of memories that keep a dataspace stand. */
  readonly cells: Int32Array;
  /** 1 where the dataspace is an output. */
  readonly ofOutput: Uint8Array;
  /** What the children ask for, one read serving all that need the same words; of outputs what they write back. */
  readonly content: Float64Array;
  /** What an instance passes on to neighbours, and takes from them. */
  readonly peer: Float64Array;
  /** What an instance is sent from outside; 0 at the outermost memory. */
  readonly infill: Float64Array;
  /** The share of an output that it writes for the first time; 0 for inputs, and where even that reads. */
  readonly partition: Float64Array;
}
