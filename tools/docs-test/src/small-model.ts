import { onnxModel } from '../../../plugins/workload-onnx/test/onnx-writer.ts';

/** The `model.onnx` of pages: two convolutions of 1x1 with an activation between them, and a batch that is left open. */
export const smallModel: Uint8Array = onnxModel({
  inputs: { image: ['batch', 4, 4, 4] },
  weights: { expand: [8, 4, 1, 1], project: [4, 8, 1, 1] },
  nodes: [
    { op: 'Conv', in: ['image', 'expand'], out: ['wide'] },
    { op: 'Relu', in: ['wide'], out: ['active'] },
    { op: 'Conv', in: ['active', 'project'], out: ['narrow'] },
  ],
  outputs: ['narrow'],
});
