import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SpecError } from '@loopwright/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onnxModel } from '../test/onnx-writer.ts';
import { importModel } from './import-model.ts';

/** Few in `npm test`, many in `npm run test:long`; `LOOPWRIGHT_CASES_PER_PROPERTY=10000 npm run test:long` draws more. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);
const folder = join(process.env.LOOPWRIGHT_CASES!, '../onnx');

const sample = onnxModel({
  inputs: { x: ['n', 3, 8, 8] },
  weights: { w: [4, 3, 3, 3], v: [144, 5] },
  integers: { shape: [-1, 144], axes: [0], starts: [0], ends: [4] },
  nodes: [
    { op: 'Conv', in: ['x', 'w'], out: ['a'], attributes: { strides: [1, 1], pads: [0, 0, 0, 0], auto_pad: 'NOTSET' } },
    { op: 'Relu', in: ['a'], out: ['b'] },
    { op: 'Slice', in: ['b', 'starts', 'ends', 'axes'], out: ['c'] },
    { op: 'Reshape', in: ['c', 'shape'], out: ['d'] },
    { op: 'MatMul', in: ['d', 'v'], out: ['e'] },
    { op: 'Softmax', in: ['e'], out: ['f'] },
  ],
});

const found = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.onnx')) : [];
const models = [sample, ...found.map((file) => new Uint8Array(readFileSync(join(folder, file))))];

/** A model with some of its bytes changed, cut out or put in, or without its end. */
const broken = fc.constantFrom(...models).chain((model) => {
  const place = fc.nat(model.length - 1);
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 12 });
  return fc.oneof(
    {
      arbitrary: fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 }).map(changed(model)),
      weight: 3,
    },
    { arbitrary: fc.tuple(place, fc.integer({ min: 0, max: 40 }), bytes).map(replaced(model)), weight: 2 },
    { arbitrary: place.map((length) => model.slice(0, length)), weight: 1 },
  );
});

test('a broken model is a message, or still a network; never anything else, and never slow', () => {
  const importModelOnce = (bytes: Uint8Array): void => {
    try {
      const { workload } = importModel('net.onnx', bytes, { n: 2 });
      expect(workload.operations.length).toBeGreaterThan(0);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      expect(error.message).toMatch(/^error (broken-onnx|onnx-graph|onnx-size): net\.onnx/);
      expect(error.message).not.toMatch(/undefined|NaN|\[object/);
    }
  };
  fc.assert(fc.property(broken, importModelOnce), { numRuns: runs });
});

function changed(model: Uint8Array) {
  return (changes: readonly (readonly [number, number])[]): Uint8Array => {
    const bytes = model.slice();
    for (const [at, byte] of changes) bytes[at] = byte;
    return bytes;
  };
}

function replaced(model: Uint8Array) {
  return ([at, length, bytes]: readonly [number, number, Uint8Array]): Uint8Array =>
    Uint8Array.from([...model.subarray(0, at), ...bytes, ...model.subarray(at + length)]);
}
