import { type RefObject, useEffect, useState } from 'react';

/**
 * Accepts files dropped anywhere on the page of a form, where the browser would otherwise leave the page and show them,
 * and pictures that are pasted without text.
 * @returns whether files are being dragged over the page
 */
export function usePageDrop(zone: RefObject<HTMLElement>, onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);

  useEffect(() => {
    /** Not if a dialog is open and the zone is behind it, or the other way round: each has its own zone. */
    const isOurs = ({ target }: Event): boolean =>
      target instanceof Element &&
      target.closest('[role="dialog"]') === zone.current?.closest('[role="dialog"]');
    const hasFiles = (event: DragEvent): boolean =>
      isOurs(event) && event.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    /** Drops that the admin's sorting of rows prevented in the capture phase, although it does not accept files. */
    const stoppedBefore = new WeakSet<Event>();
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      // Prevented by a field for one picture, which has taken the file.
      const isTaken = event.defaultPrevented && !stoppedBefore.has(event);
      if (isTaken || !hasFiles(event)) return;
      event.preventDefault();
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    /** Without this, the text editor would insert the bytes of the picture. */
    const onEditorDrop = (event: DragEvent): void => {
      if (event.defaultPrevented) stoppedBefore.add(event);
      if (!hasFiles(event) || !(event.target as Element).closest('.cm-editor')) return;
      event.stopPropagation();
      onDrop(event);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const clipboard = event.clipboardData;
      if (!isOurs(event) || !clipboard || clipboard.files.length === 0) return;
      if (clipboard.types.some((type) => type.startsWith('text/'))) return;
      event.preventDefault();
      event.stopPropagation();
      onFiles([...clipboard.files]);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onEditorDrop, true);
    document.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste, true);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onEditorDrop, true);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste, true);
    };
  }, [zone, onFiles]);

  return over;
}
