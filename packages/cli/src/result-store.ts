import { resolve } from 'node:path';
import { FileStore } from '@loopwright/store';
import type { Io } from './io.ts';

export interface StoreOptions {
  /** A file; false where results are not to be kept. */
  readonly store?: string | false;
}

/** Where results are kept unless another file is named. */
export const storeFile = '.loopwright/results.jsonl';

/** The store of results that the options choose, or that of the folder; says what of it cannot be read. */
export function openStore({ store = storeFile }: StoreOptions, { cwd, stderr }: Io): FileStore | undefined {
  if (store === false) return undefined;
  const opened = openFile(resolve(cwd, store));
  const { damagedLines } = opened;
  if (damagedLines > 0) {
    stderr.write(
      `warning: ${damagedLines} ${damagedLines === 1 ? 'line' : 'lines'} of ${store} cannot be read: searched again\n`,
    );
  }
  return opened;
}

function openFile(file: string): FileStore {
  try {
    return new FileStore(file);
  } catch (error) {
    throw new RangeError(`the store ${file} cannot be read: ${(error as Error).message}`);
  }
}
