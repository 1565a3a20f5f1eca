import { FLOAT } from '../model/element-type.ts';
import type { ShapeRules } from './rule.ts';

/** Spectra of signals; complex numbers are an axis of two. */
export const signalRules: ShapeRules = {
  DFT: (node) => {
    const { shape } = node.input(0);
    if (!shape) return [];
    const given = node.inputs[2] ? node.inputs[2].elements?.[0] : node.integer('axis', node.opset < 20 ? 1 : -2);
    if (given === undefined) return [{ shape: shape.map(() => null) }];
    const axis = node.axis(given, shape.length);
    const length = node.inputs[1] ? (node.inputs[1].elements?.[0] ?? null) : shape[axis];
    const isHalf = node.integer('onesided', 0) === 1;
    const points = length !== null && isHalf ? Math.floor(length / 2) + 1 : length;
    return [{ shape: [...shape.slice(0, -1).map((dim, at) => (at === axis ? points : dim)), 2] }];
  },
  STFT: (node) => {
    const { shape } = node.input(0);
    const step = node.input(1).elements?.[0];
    const frame = node.inputs[3]?.elements?.[0] ?? node.inputs[2]?.shape?.[0];
    if (shape?.[1] == null || step === undefined || frame == null)
      return [{ shape: shape && [shape[0], null, null, 2] }];
    const frames = Math.floor((shape[1] - frame) / step) + 1;
    const bins = node.integer('onesided', 1) === 1 ? Math.floor(frame / 2) + 1 : frame;
    return [{ shape: [shape[0], frames, bins, 2] }];
  },
  MelWeightMatrix: (node) => {
    const [bins, length] = [0, 1].map((index) => node.input(index).elements?.[0]);
    const rows = length === undefined ? null : Math.floor(length / 2) + 1;
    return [{ shape: [rows, bins ?? null], type: node.integer('output_datatype', FLOAT) }];
  },
};
