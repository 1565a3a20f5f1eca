import { attributed } from './attribute-error.ts';
import type { SectionVerdict } from './config-section.ts';
import type { Plugin } from './plugin.ts';
import { PluginError } from './plugin-error.ts';
import type { JsonValue } from './plugin-reference.ts';

/** What a plugin says to its section; null is none. It says so of any value where it owns none. */
export function judgeSection({ name, section }: Plugin, value: JsonValue): SectionVerdict<unknown> {
  if (!section) return { success: true, data: undefined };
  return attributed({ plugin: name, hook: 'section' }, () => section.schema.safeParse(value ?? undefined));
}

/** The section as its plugin gets it. Throws a PluginError where the schema refuses it. */
export function readSection(plugin: Plugin, value: JsonValue): unknown {
  const verdict = judgeSection(plugin, value);
  if (verdict.success) return verdict.data;
  const problems = verdict.error.issues.map(({ path, message }) => {
    return `${[plugin.section!.name, ...path].map(String).join('.')}: ${message}`;
  });
  throw new PluginError(plugin.name, 'section', problems.join('; '));
}
