import type { ObjectiveName } from '@loopwright/core';

/** The name of a metric as it was written: hyphens are as good as underscores. */
export function metricName(text: string): ObjectiveName {
  return text.trim().toLowerCase().replaceAll('-', '_');
}
