import { dirname, resolve } from 'node:path';
import { checkConfig } from './check-config.ts';
import { ConfigError } from './config-error.ts';
import type { ConfigLayer } from './config-layer.ts';
import { type FoundConfig, findConfig } from './find-config.ts';
import { isPath, resolveModule } from './resolve-module.ts';
import { sectionsIn } from './sections.ts';

/**
 * The layer of a config file and those of all that it extends, the highest first: the file itself, then what it names last,
 * with what that extends in turn. Throws a ConfigError where a base is not there, or extends itself.
 */
export async function extendConfig(
  { file, value }: FoundConfig,
  chain: readonly string[] = [],
): Promise<ConfigLayer[]> {
  const config = checkConfig(value, file);
  const home = dirname(file);
  const place = { file, keys: [] };
  const layers: ConfigLayer[] = [{ origin: file, home, config, sections: sectionsIn(value), place }];
  const names = typeof config.extends === 'string' ? [config.extends] : (config.extends ?? []);
  for (const name of [...names].reverse()) {
    const base = await findBase(name, file, home);
    const open = [...chain, file];
    if (open.includes(base.file))
      fail(file, `extends itself: ${[...open, base.file].join(' extends ')}`, 'take one of them out');
    layers.push(...(await extendConfig(base, open)));
  }
  return layers;
}

async function findBase(name: string, file: string, home: string): Promise<FoundConfig> {
  const names = isPath(name) ? [name] : [name, `loopwright-config-${name}`];
  const path = isPath(name) ? resolve(home, name) : await resolveModule(names, home);
  if (path === undefined) {
    fail(file, `there is no package ${names.join(' or ')}`, `npm install it, or begin the path of a file with a dot`);
  }
  const found = await findConfig(home, path);
  return found ?? fail(file, `${name} holds no configuration`, 'name a file that does');
}

function fail(file: string, message: string, hint: string): never {
  throw new ConfigError(file, [{ path: 'extends', message, hint }]);
}
