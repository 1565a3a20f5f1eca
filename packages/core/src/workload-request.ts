import type { SourceText } from '@loopwright/spec';
import type { NamedSizes } from '@loopwright/workload';

/** The files of one network, as a `workloadLoad` tap gets them. */
export interface WorkloadRequest {
  /** One, or a list of problems. */
  readonly files: readonly WorkloadFile[];
  /** Sizes of dimensions that the files leave open, or have a default for. */
  readonly sizes: NamedSizes;
}

export type WorkloadFile = SourceText | BinaryFile;

/** A file that is no text, as an ONNX model. */
export interface BinaryFile {
  /** Name for messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export function isBinary(file: WorkloadFile): file is BinaryFile {
  return 'bytes' in file;
}
