import type { AbsentPlugin } from '../../src/session.ts';

/** Says what the command would do otherwise, where plugins of the configuration stay in Node. */
export function AbsentPlugins({ absent }: { readonly absent: readonly AbsentPlugin[] }) {
  if (absent.length === 0) return null;
  return (
    <aside class="lx-banner" aria-label="Plugins that do not run here">
      {absent.map(({ plugin, changesCosts, mappers }) => (
        <p key={plugin}>
          Plugin <b>{plugin}</b> does not run in the browser:{' '}
          {[
            changesCosts && 'what it changes of the costs is missing from all figures of this page',
            mappers.length > 0 && `searches with ${mappers.join(', ')} are for the command`,
          ]
            .filter(Boolean)
            .join('; ')}
          .
        </p>
      ))}
    </aside>
  );
}
