import { useEffect } from 'preact/hooks';
import type { Draft } from '../edit/draft.ts';
import type { Editor } from './use-editor.ts';

/** Undo and redo, also by keys, and what to compare with. */
export function Toolbar({ editor, opened }: { readonly editor: Editor; readonly opened: Draft }) {
  const { history, draft, start } = editor;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !['z', 'y'].includes(key) || isText(event.target))
        return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) editor.redo();
      else editor.undo();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  const undone = history.future[0];
  return (
    <div class="lx-buttons" role="toolbar" aria-label="History">
      <button
        type="button"
        disabled={history.past.length === 0}
        title={`Undo: ${history.present.what} (Ctrl+Z)`}
        onClick={editor.undo}
      >
        Undo
      </button>
      <button type="button" disabled={!undone} title={undone && `Redo: ${undone.what} (Ctrl+Y)`} onClick={editor.redo}>
        Redo
      </button>
      <button
        type="button"
        disabled={draft === opened}
        onClick={() => editor.load(opened, 'back to the first mapping')}
      >
        Back to first
      </button>
      <button
        type="button"
        disabled={start?.draft === draft}
        title="Show changes against this mapping from now on"
        onClick={editor.compareWithThis}
      >
        Compare with this
      </button>
    </div>
  );
}

/** Fields have an undo of their own. */
function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}
