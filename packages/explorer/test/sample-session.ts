import { readFileSync } from 'node:fs';
import type { Plugin } from '@loopwright/core';
import { PluginManager, prepareDesign } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { loadSpecification } from '@loopwright/spec';
import { createSession, decodeSession, encodeSession, type Session } from '../src/index.ts';

const allFiles = ['arch.yaml', 'problem.yaml', 'tables.yaml', 'mapping.yaml'] as const;

/** A session of the report's samples, as it comes to the page; with `mapping: false` the files hold no mapping. */
export async function sampleSession({ mapping = true, plugin }: { mapping?: boolean; plugin?: Plugin } = {}) {
  const files = allFiles.filter((file) => mapping || file !== 'mapping.yaml');
  const { specification } = loadSpecification(files.map((file) => ({ file, text: readSample(file) })));
  const plugins = new PluginManager();
  await plugins.use(energyTables());
  if (plugin) await plugins.use(plugin);
  const search = { mapper: 'annealing', objective: ['edp'], limits: { evaluations: 3000 }, seed: 7 } as const;
  return asSent(await createSession({ design: prepareDesign(plugins, specification), specification, files, search }));
}

function asSent(session: Session): Session {
  return decodeSession(encodeSession(session));
}

function readSample(file: string): string {
  return readFileSync(new URL(`../../report/samples/${file}`, import.meta.url), 'utf8');
}
