import type { ResolvedSettings } from '@loopwright/config';
import type { ConfigValue } from '@loopwright/report';

/** Settings one by one, with where each comes from. */
export function settingValues({ origins, limits, ...settings }: ResolvedSettings): ConfigValue[] {
  const values: Readonly<Record<string, unknown>> = { ...settings, ...limits };
  const keys = [...new Set([...Object.keys(origins), ...Object.keys(limits)])];
  return keys.map((name) => ({
    key: Object.hasOwn(limits, name) ? `limits.${name}` : name,
    value: values[name],
    from: (origins as Readonly<Record<string, string>>)[name] ?? 'default',
  }));
}
