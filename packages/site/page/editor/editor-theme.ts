import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours are those of the reports. */
export const yamlColours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--lw-series-0)' },
  { tag: [tags.string, tags.content], color: 'var(--lw-text)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--lw-faint)', fontStyle: 'italic' },
  { tag: [tags.keyword, tags.tagName, tags.typeName, tags.meta], color: 'var(--lw-accent)' },
]);

export const editorTheme = EditorView.theme({
  '&': { backgroundColor: 'var(--lw-page)', color: 'var(--lw-text)', fontSize: '13px', height: '100%' },
  '&.cm-focused': { outline: '2px solid var(--lw-series-0)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace', lineHeight: '1.45' },
  '.cm-content': { caretColor: 'var(--lw-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--lw-text)' },
  '.cm-gutters': { backgroundColor: 'var(--lw-raised)', color: 'var(--lw-faint)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--lw-raised) 60%, transparent)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--lw-series-0) 30%, transparent) !important',
  },
  '.cm-tooltip': { backgroundColor: 'var(--lw-raised)', color: 'var(--lw-text)', border: '1px solid var(--lw-line)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--lw-series-0)',
    color: 'var(--lw-page)',
  },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap', maxWidth: '60ch' },
});
