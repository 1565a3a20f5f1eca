import { attributed } from './attribute-error.ts';
import { mappingText } from './mapping-text.ts';
import type { Metric } from './metric.ts';
import { type PluginAuthor, PluginError } from './plugin-error.ts';

/** A metric that throws the PluginErrors of its author: where it throws anything, or gives what is no figure. */
export function checkedMetric(metric: Metric, author: PluginAuthor): Metric {
  return {
    ...metric,
    value(batch, candidate, context) {
      const value = attributed(author, () => metric.value(batch, candidate, context));
      if (value >= 0 && value < Infinity) return value;
      const mapping = mappingText(context.specification, batch, candidate);
      const { plugin, hook } = author;
      throw new PluginError(plugin, hook, `it is ${value}, not 0 or more (mapping ${mapping})`, author);
    },
  };
}
