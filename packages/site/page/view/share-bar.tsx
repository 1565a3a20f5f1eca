import { commandOf, encodeRun } from '@loopwright/run-link';
import { useState } from 'preact/hooks';
import { leftOutOfLinks, linkedRun } from '../state/linked-run.ts';
import type { PageState } from '../state/page-state.ts';
import { downloadFiles } from './download-files.ts';

/** The link to what is shown, the files of it, and the command that gives the same figures. */
export function ShareBar({ state }: { readonly state: PageState }) {
  const [copied, setCopied] = useState('');
  const run = linkedRun(state);
  const command = commandOf(run);
  const copy = (text: string) => navigator.clipboard.writeText(text).then(() => setCopied(text));
  const link = () => `${location.href.replace(/#.*/s, '')}#${encodeRun(run)}`;
  const left = leftOutOfLinks(state.files);
  return (
    <div class="ls-share">
      <div class="lx-buttons">
        <button type="button" onClick={() => copy(link())}>
          {copied.includes('#') ? 'Link copied' : 'Copy link'}
        </button>
        <button type="button" onClick={() => copy(command)}>
          {copied === command ? 'Command copied' : 'Copy command'}
        </button>
        <button type="button" onClick={() => downloadFiles(state, command)}>
          Download all
        </button>
      </div>
      {left.length > 0 && (
        <p class="lw-faint">
          {left.join(', ')} {left.length > 1 ? 'are' : 'is'} too large for a link: Download all saves{' '}
          {left.length > 1 ? 'them' : 'it'} with the command, to send along.
        </p>
      )}
      <details>
        <summary>On a terminal</summary>
        <pre class="ls-command">{command}</pre>
      </details>
    </div>
  );
}
