import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the designs and networks that come along: beside the built modules, or the repository's own. */
export const library: string = [new URL('./configs', import.meta.url), new URL('../../../configs', import.meta.url)]
  .map((address) => fileURLToPath(address))
  .find((folder) => existsSync(folder))!;
