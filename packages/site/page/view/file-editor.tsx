import type { DiagnosticJson } from '@loopwright/results';
import { useEffect, useRef } from 'preact/hooks';
import { TextEditor } from '../editor/text-editor.ts';

export interface FileEditorProps {
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly DiagnosticJson[] | null;
  readonly onEdit: (text: string) => void;
}

/** A file in an editor, with what is wrong at its line. */
export function FileEditor({ file, text, diagnostics, onEdit }: FileEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor>(undefined);
  const edited = useRef(onEdit);
  edited.current = onEdit;
  useEffect(() => {
    editor.current = new TextEditor(place.current!, file, text, (changed) => edited.current(changed));
    return () => editor.current?.destroy();
  }, [file]);
  useEffect(() => editor.current?.setText(text), [text]);
  useEffect(() => {
    if (diagnostics) editor.current?.setDiagnostics(diagnostics.filter((each) => each.file === file));
  }, [diagnostics, file]);
  return <div class="ls-editor" ref={place} />;
}
