import { parse } from 'yaml';
import { checkPreset } from './check-config.ts';
import { ConfigError } from './config-error.ts';
import type { ConfigLayer } from './config-layer.ts';
import { sectionsIn } from './sections.ts';

/** The layer of `--set limits.seconds=3`: the value is YAML, as `objective=[edp, energy]`. */
export function setLayer(text: string, home: string): ConfigLayer {
  const origin = `--set ${text}`;
  const split = text.indexOf('=');
  const path = text.slice(0, split).trim();
  if (split < 1 || path === '') throw wrong(origin, 'must be path=value', 'write --set limits.seconds=3');
  const value = readValue(text.slice(split + 1), origin);
  if (value === null) throw wrong(origin, 'has no value', `write --set ${path}=VALUE`);
  const config = path.split('.').reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), value);
  return { origin, home, config: checkPreset(config, origin), sections: sectionsIn(config), isTyped: true };
}

function readValue(text: string, origin: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [first] = (error as Error).message.split('\n');
    throw wrong(origin, `the value cannot be read: ${first.replace(/ at line 1.*/, '')}`, 'quote it for the shell');
  }
}

function wrong(origin: string, message: string, hint: string): ConfigError {
  return new ConfigError(origin, [{ path: '', message, hint }]);
}
