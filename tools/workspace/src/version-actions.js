// @ts-check
import { execFileSync } from 'node:child_process';
import { VersionActions } from 'nx/release/index.js';
import { writeJson } from './generate/write-json.js';

/** @import { ProjectGraph, Tree } from 'nx/src/devkit-exports.js' */

const fields = ['dependencies', 'devDependencies', 'peerDependencies'];

/** How `nx release version` reads and writes versions: those in package.json, ranges of other packages with a caret. */
export default class PackageVersions extends VersionActions {
  validManifestFilenames = ['package.json'];

  /** @param {Tree} tree */
  async readCurrentVersionFromSourceManifest(tree) {
    return { currentVersion: this.#manifest(tree).version, manifestPath: this.#file };
  }

  async readCurrentVersionFromRegistry() {
    return null;
  }

  /**
   * @param {Tree} tree
   * @param {ProjectGraph} _graph
   * @param {string} name
   */
  async readCurrentVersionOfDependency(tree, _graph, name) {
    const manifest = this.#manifest(tree);
    const field = fields.find((one) => manifest[one]?.[name] !== undefined) ?? null;
    return { currentVersion: field === null ? null : manifest[field][name], dependencyCollection: field };
  }

  /**
   * @param {Tree} tree
   * @param {string} version
   */
  async updateProjectVersion(tree, version) {
    writeJson(tree, this.#file, { ...this.#manifest(tree), version });
    return [`${this.#file}: ${version}`];
  }

  /**
   * @param {Tree} tree
   * @param {ProjectGraph} _graph
   * @param {Readonly<Record<string, string>>} versions by name of the package
   */
  async updateProjectDependencies(tree, _graph, versions) {
    const manifest = this.#manifest(tree);
    for (const field of fields) {
      for (const name of Object.keys(manifest[field] ?? {})) {
        const version = versions[name]?.replace(/^\^/, '');
        if (version !== undefined) manifest[field][name] = `^${version}`;
      }
    }
    writeJson(tree, this.#file, manifest);
    return [];
  }

  get #file() {
    return `${this.projectGraphNode.data.root}/package.json`;
  }

  /** @param {Tree} tree */
  #manifest(tree) {
    return JSON.parse(tree.read(this.#file, 'utf8') ?? '');
  }
}

/**
 * The lockfile holds the versions too.
 *
 * @param {string} cwd
 * @param {{ readonly dryRun?: boolean }} options
 */
export async function afterAllProjectsVersioned(cwd, { dryRun }) {
  if (!dryRun) execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], { cwd });
  return { changedFiles: ['package-lock.json'], deletedFiles: [] };
}
