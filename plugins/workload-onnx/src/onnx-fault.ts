import { SpecError } from '@loopwright/core';

/** What is wrong with a model: at a byte of its file, or at one of its nodes. */
export class OnnxFault extends Error {
  override readonly name = 'OnnxFault';
  readonly code: 'broken-onnx' | 'onnx-graph' | 'onnx-size';
  /** `byte 17`, `node conv1 (Conv)`; none where it is the model as a whole. */
  readonly place: string | undefined;
  readonly hint: string | undefined;

  constructor(code: OnnxFault['code'], place: string | undefined, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.place = place;
    this.hint = hint;
  }
}

/** Runs what may find a fault, and throws it as a message about the file. */
export function withFaultsIn<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof OnnxFault)) throw error;
    const { code, place, message, hint } = error;
    const at = place === undefined ? file : `${file}, ${place}`;
    throw new SpecError([
      { code, severity: 'error', message: `${at}: ${message}`, ...(hint !== undefined && { hint }) },
    ]);
  }
}
