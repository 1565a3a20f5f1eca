import type { FormatKind } from '@loopwright/model';
import { attributed } from './attribute-error.ts';
import { type PluginAuthor, PluginError } from './plugin-error.ts';

/** A format that throws the PluginErrors of its author: where it throws anything, or gives what are no units. */
export function checkedFormat(kind: FormatKind, author: PluginAuthor): FormatKind {
  return {
    ...kind,
    units(query) {
      const units = attributed(author, () => kind.units(query));
      if (units?.metadata >= 0 && units.payload >= 0 && units.metadata + units.payload < Infinity) return units;
      const { plugin, hook } = author;
      const found = `metadata ${units?.metadata}, payload ${units?.payload}`;
      throw new PluginError(plugin, hook, `units are numbers, 0 or more, and not ${found}`, author);
    },
  };
}
