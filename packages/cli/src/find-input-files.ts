import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isResultFolder } from '@loopwright/spec';

const INPUT = /\.(ya?ml|json|csv|jinja2?|j2|cfg)$/;

/**
 * The paths of all files under a folder that may be inputs, from there and with slashes, by their names alone. Links are not
 * followed: they may lead anywhere, and around.
 */
export function findInputFiles(root: string, onUnreadable: (folder: string, error: unknown) => void): string[] {
  const found: string[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    try {
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory() && !isResultFolder(entry.name)) waiting.push(path);
        else if (entry.isFile() && INPUT.test(entry.name)) found.push(path);
      }
    } catch (error) {
      onUnreadable(folder, error);
    }
  }
  return found;
}
