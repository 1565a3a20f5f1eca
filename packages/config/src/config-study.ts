import { readFile } from 'node:fs/promises';
import type { SourceText } from '@loopwright/spec';
import type { ConfigLayer } from './config-layer.ts';
import { isData } from './with-places.ts';

/** The section `study` of a configuration. */
export interface ConfigStudy {
  /** The config file where it is data, with all that it holds; of code only the study, as JSON. */
  readonly source: SourceText;
  /** Folder that its files are named from. */
  readonly home: string;
}

/** That of the highest layer that has one. */
export async function configStudy(layers: readonly ConfigLayer[]): Promise<ConfigStudy | undefined> {
  const layer = layers.find(({ config }) => config.study !== undefined);
  if (!layer) return undefined;
  const { origin, home, config } = layer;
  const text = isData(origin) ? await readFile(origin, 'utf8') : JSON.stringify({ study: config.study }, null, 2);
  return { source: { file: origin, text }, home };
}
