import type { ResolvedSettings } from '@loopwright/config';
import type { ConfigValue } from '@loopwright/report';

/** Settings one by one, with where each comes from. */
export function settingValues({ origins, limits, ...settings }: ResolvedSettings): ConfigValue[] {
  const from: Readonly<Record<string, string>> = origins;
  return [
    ...Object.entries(settings).map(([key, value]) => ({ key, value, from: from[key] ?? 'default' })),
    ...Object.entries(limits).map(([name, value]) => ({ key: `limits.${name}`, value, from: from[name] ?? 'default' })),
  ];
}
