import type { ObjectiveName } from '@loopwright/core';

/** The name of a metric, or of a sum of them, as it was written: hyphens are as good as underscores, but in the exponent of a weight. */
export function metricName(text: string): ObjectiveName {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replaceAll(/(?<!\de)-/g, '_');
}
