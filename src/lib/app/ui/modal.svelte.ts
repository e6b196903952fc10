import type { Attachment } from 'svelte/attachments';

/**
 * Opens a native dialog while `isOpen` holds. As a modal the browser traps focus and returns it; otherwise the page beside it stays usable and keeps the focus.
 * A press on the backdrop closes it.
 */
export function modal(
  isOpen: () => boolean,
  close: () => void,
  isModal: () => boolean = () => true
): Attachment<HTMLDialogElement> {
  return (dialog) => {
    const onpointerdown = (event: PointerEvent) => event.target === dialog && isModal() && close();
    dialog.addEventListener('pointerdown', onpointerdown);
    $effect(() => {
      if (!isOpen()) dialog.close();
      else if (!dialog.open) {
        if (isModal()) dialog.showModal();
        else {
          const focused = document.activeElement as HTMLElement | null;
          dialog.show();
          focused?.focus();
        }
      }
    });
    return () => dialog.removeEventListener('pointerdown', onpointerdown);
  };
}
