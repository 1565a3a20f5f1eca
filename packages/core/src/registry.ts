import { nearestName } from '@loopwright/spec';
import { PluginError } from './plugin-error.ts';

/** What plugins register under names of one kind: mappers, executors. */
export class Registry<Entry extends { readonly name: string }> {
  /** As messages name it: `mapper`. */
  readonly #kind: string;
  readonly #entries = new Map<string, { readonly entry: Entry; readonly plugin: string | null }>();

  /** @param builtIn entries that are there without any plugin */
  constructor(kind: string, builtIn: readonly Entry[] = []) {
    this.#kind = kind;
    for (const entry of builtIn) this.#entries.set(entry.name, { entry, plugin: null });
  }

  /** Throws where another plugin has taken the name. */
  register(entry: Entry, plugin: string): void {
    const taken = this.#entries.get(entry.name);
    if (taken) {
      const one = `${articled(this.#kind)} named ${entry.name}`;
      const problem =
        taken.plugin === null
          ? `plugin ${plugin} registers ${one}, and one of that name comes along`
          : `plugins ${taken.plugin} and ${plugin} both register ${one}`;
      throw new PluginError(plugin, 'setup', problem);
    }
    this.#entries.set(entry.name, { entry, plugin });
  }

  /** Throws an error that lists the names there are, and says which one is near. @param others names that are none of plugins */
  get(name: string, others: readonly string[] = []): Entry {
    const found = this.#entries.get(name);
    if (found) return found.entry;
    const names = [...this.#entries.keys(), ...others].sort();
    const known = names.length > 0 ? `there are ${names.join(', ')}` : 'no plugin registers any';
    const nearest = nearestName(name, names);
    const advice = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    throw new RangeError(`no ${this.#kind} is named ${name}: ${known}${advice}`);
  }

  get byName(): ReadonlyMap<string, Entry> {
    return new Map([...this.#entries].map(([name, { entry }]) => [name, entry]));
  }

  get all(): readonly Entry[] {
    return [...this.#entries.values()].map(({ entry }) => entry);
  }

  /** Without those that come along. */
  get added(): readonly Entry[] {
    return [...this.#entries.values()].filter(({ plugin }) => plugin !== null).map(({ entry }) => entry);
  }

  namesOf(plugin: string): readonly string[] {
    return [...this.#entries].filter(([, entry]) => entry.plugin === plugin).map(([name]) => name);
  }
}

function articled(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
