import { isBinary, type Plugin } from '@loopwright/core';

/** Reads networks from ONNX files: one file whose name ends in `.onnx`. */
export const workloadOnnx = (): Plugin => ({
  name: 'workload-onnx',
  setup(api) {
    api.hooks.workloadLoad.tapPromise(async ({ files, sizes }) => {
      const [file, ...others] = files;
      if (!file || others.length > 0 || !isBinary(file) || !file.file.toLowerCase().endsWith('.onnx')) return undefined;
      // Most runs read no model, and every thread of a search sets all plugins up.
      const { importModel } = await import('./import-model.ts');
      return importModel(file.file, file.bytes, sizes);
    });
  },
});
