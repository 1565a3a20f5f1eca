import { type Plugin, PluginError } from '@loopwright/core';
import { checkPlugin } from '@loopwright/core/engine';
import { configKeys } from './config-schema.ts';

/** Plugins by the name of the section that each owns. Throws a PluginError where two own one, or one that is taken. */
export function sectionOwners(plugins: readonly Plugin[]): ReadonlyMap<string, Plugin> {
  const owners = new Map<string, Plugin>();
  for (const plugin of plugins) {
    checkPlugin(plugin);
    const { section } = plugin;
    if (!section) continue;
    const other = owners.get(section.name);
    if (other) throw wrong(plugin, `plugins ${other.name} and ${plugin.name} both own the section ${section.name}`);
    if (configKeys.includes(section.name)) {
      throw wrong(plugin, `its section cannot be named ${section.name}: that is a key of every configuration`);
    }
    owners.set(section.name, plugin);
  }
  return owners;
}

function wrong({ name }: Plugin, problem: string): PluginError {
  return new PluginError(name, 'section', problem);
}
