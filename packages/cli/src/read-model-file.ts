import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BinaryFile } from '@loopwright/core';
import { SpecError } from '@loopwright/spec';

/** Whether a path is that of a network in a form that is no text. */
export function isModelFile(path: string): boolean {
  return /\.onnx$/i.test(path);
}

/** Throws a SpecError where there is no such file. */
export function readModelFile(path: string, cwd: string): BinaryFile {
  try {
    return { file: path, bytes: readFileSync(resolve(cwd, path)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    throw new SpecError([
      {
        severity: 'error',
        code: isMissing ? 'missing-file' : 'unreadable-file',
        message: isMissing ? `there is no file ${path}` : `${path} cannot be read: ${message}`,
      },
    ]);
  }
}
