import * as problems from '../../diagnostics/problems.ts';
import type { SourceLocation } from '../../location.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap, showLocated } from '../../source/located.ts';
import type { Reader } from '../../source/reader.ts';

/** A name of the problem that a part of the hardware speaks of, to be looked up once there is a problem. */
export interface ProblemName {
  readonly of: 'dataspace' | 'dimension';
  readonly name: string;
  readonly location: SourceLocation;
}

/** What is read at one part of the hardware: its entries come out, the names in them are remembered. */
export class SparseEntries {
  /** Of the part. */
  readonly name: string;
  readonly reader: Reader;
  readonly problemNames: ProblemName[] = [];

  constructor(name: string, reader: Reader) {
    this.name = name;
    this.reader = reader;
  }

  maps(node: Located | undefined, what: string, keys: readonly string[]): LocatedMap[] {
    const list = node && this.reader.list(node, what);
    return (list?.items ?? []).flatMap((item) => this.reader.closedMap(item, `an entry of ${what}`, keys) ?? []);
  }

  text(map: LocatedMap, key: string, what: string): string | undefined {
    const entry = this.reader.required(map, key, what);
    return entry && this.reader.text(entry.value, `${key} of ${what}`);
  }

  /** One of these words, which older files write with hyphens; undefined where there is none, or another one. */
  choice(map: LocatedMap, key: string, choices: readonly string[], what: string, isRequired = false) {
    const entry = isRequired ? this.reader.required(map, key, what) : map.entries.get(key);
    const written = entry && this.reader.text(entry.value, `${key} of ${what}`);
    const word = written?.replaceAll('-', '_');
    if (word === undefined || choices.includes(word)) return word;
    const { value } = entry!;
    this.reader.log.add(problems.noChoice(value.location, `${key} of ${what}`, showLocated(value), word, choices));
    return undefined;
  }

  dataspace(map: LocatedMap, key: string, what: string): string | undefined {
    const name = this.text(map, key, what);
    if (name !== undefined) this.#remember('dataspace', name, map.entries.get(key)!.value.location);
    return name;
  }

  names(list: Located, of: ProblemName['of'], what: string): string[] {
    return this.reader.names(list, what).map(({ name, node: { location } }) => {
      this.#remember(of, name, location);
      return name;
    });
  }

  #remember(of: ProblemName['of'], name: string, location: SourceLocation): void {
    this.problemNames.push({ of, name, location });
  }
}

/** The value of an entry, where it has one. */
export function given(entry: LocatedEntry | undefined): Located | undefined {
  return entry && !isNothing(entry.value) ? entry.value : undefined;
}
