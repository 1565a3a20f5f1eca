import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@loopwright/core';

/** Version that a plugin says it has, or else that of the package it comes from; null where that has none. */
export function pluginVersion(plugin: Plugin, from: string): string | null {
  if (plugin.version !== undefined) return plugin.version;
  return packageVersion(from === 'built in' ? fileURLToPath(import.meta.url) : from);
}

/** Of the nearest package.json above a file. */
function packageVersion(file: string): string | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { version?: string }).version ?? null;
    if (folder === dirname(folder)) return null;
  }
}
