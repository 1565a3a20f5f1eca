import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Puts the scripts and pictures of a page into its HTML, and leaves nothing else of the build; style sheets are in the scripts. */
export function oneFile(name: string): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const scripts = files.flatMap((file) => (file.type === 'chunk' ? [withoutEnd(file.code)] : []));
      const assets = files.filter((file) => file.type === 'asset');
      let html = String(assets.find(({ fileName }) => fileName.endsWith('.html'))?.source)
        .replace(/\s*<script[^>]*><\/script>/g, '')
        .replace(/(<meta\s+http-equiv="content-security-policy"\s+content=)"[^"]*"/, `$1"${policyOf(scripts)}"`)
        // A function: scripts may hold what a replacement would read as a pattern.
        .replace('</body>', () => `${scripts.map((text) => `<script>${text}</script>`).join('')}\n  </body>`);
      for (const { fileName, source } of assets) {
        if (!fileName.endsWith('.svg')) continue;
        html = html.replaceAll(`./${fileName}`, `data:image/svg+xml;base64,${Buffer.from(source).toString('base64')}`);
      }
      for (const { fileName } of files) delete bundle[fileName];
      this.emitFile({ type: 'asset', fileName: name, source: html });
    },
  };
}

/** A script without what would end the element that it stands in: it can only be part of a text. */
function withoutEnd(script: string): string {
  return script.replaceAll('</script', '<\\/script');
}

/** Workers that are made of a text have the policy of their page: it must allow what they compile. */
function policyOf(scripts: readonly string[]): string {
  const hashes = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    `default-src 'none'`,
    `script-src ${hashes.join(' ')} 'unsafe-eval'`,
    'worker-src blob:',
    `style-src 'unsafe-inline'`,
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
