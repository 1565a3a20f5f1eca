import { extname } from 'node:path';
import { ThreadPool } from '@loopwright/parallel';

/** Threads of all searches of this process. The module stands beside this one, source or built. */
export const threadPool = new ThreadPool(new URL(`./thread-worker${extname(import.meta.url)}`, import.meta.url));
