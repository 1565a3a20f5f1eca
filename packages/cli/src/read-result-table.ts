import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { networkTable, type ResultTable, storeTable, sweepTable } from '@loopwright/report';
import { type KeyedResult, readNetworkResult, readResult, readSweepResult } from '@loopwright/results';
import { resultKind } from '@loopwright/spec';
import type { Io } from './io.ts';
import { readSources } from './read-sources.ts';
import { openStore } from './result-store.ts';

/** A table, and what kind of file it is of, in words. */
export interface NamedTable extends ResultTable {
  readonly kind: string;
}

/** The table of a store, or of what `map`, `evaluate` or `sweep` printed with `--json`. */
export async function readResultTable(file: string, io: Io): Promise<NamedTable> {
  const json = jsonOf(file, io);
  if (json === undefined) return { kind: 'a store', ...storeTable(await readStore(file, io)) };
  const kind = resultKind((key) => Object.hasOwn(json.data, key));
  if (kind === 'sweep') return { kind: 'the result of a study', ...sweepTable(readSweepResult(json.source)) };
  if (kind === 'network') {
    const columns = networkTable(readNetworkResult(json.source));
    return { kind: 'the result of a network', columns, identity: ['layer'] };
  }
  // One that was interrupted has no key.
  const result = { key: '', ...readResult(json.source) };
  const { columns } = storeTable([result]);
  return { kind: 'the result of a layer', columns, identity: ['kind'] };
}

/** All results of a store, the oldest first. */
export async function readStore(file: string, io: Io): Promise<readonly KeyedResult[]> {
  if (!existsSync(resolve(io.cwd, file))) {
    const hint = 'map of a network and sweep keep their results there';
    throw new RangeError(`there is no store ${file}\n  hint:     ${hint}`);
  }
  const store = openStore({ store: file }, io)!;
  const results = await Promise.all(store.keys.map((key) => store.get(key)));
  return results.filter((result) => result !== undefined) as KeyedResult[];
}

/** Undefined where the file is no single JSON object: a store is one per line. */
function jsonOf(file: string, io: Io) {
  if (/\.jsonl$/.test(file)) return undefined;
  const [source] = readSources([file], io);
  if (!source || source.text.startsWith('{"sha256":')) return undefined;
  try {
    return { source, data: JSON.parse(source.text) as object };
  } catch {
    // What is neither is said by the reader of results.
    return { source, data: {} };
  }
}
