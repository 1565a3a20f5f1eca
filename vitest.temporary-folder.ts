import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const PREFIX = 'loopwright-tests-';

/**
 * What tests leave in the folder of temporary files goes when the run ends: the run, and what it starts, has one of its own. Every
 * project of a run calls this, and the first makes the folder: within one another their names are too long for sockets.
 */
export default function setup(): () => void {
  const before = process.env.TMPDIR;
  if (basename(tmpdir()).startsWith(PREFIX)) return () => {};
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
