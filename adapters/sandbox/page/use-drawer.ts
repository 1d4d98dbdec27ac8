import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** The side column where there is no room for it: out of sight and out of reach until it is opened. */
export interface Drawer {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

export function useDrawer(): Drawer {
  const [isOpen, setOpen] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const opener = document.activeElement;
    const beside = [...document.querySelectorAll<HTMLElement>('.conversation, .thread, .top')];
    for (const one of beside) one.inert = true;
    element.current?.querySelector('button')?.focus();
    return () => {
      for (const one of beside) one.inert = false;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [isOpen]);
  return { element, isOpen, open: () => setOpen(true), close: () => setOpen(false) };
}
