import type { ComponentChildren } from 'preact';
import type { ItemStatus } from '../../../src/domain/types.js';

/** Pictures beside words, never instead of them: all are hidden from screen readers. */
function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">
      {children}
    </svg>
  );
}

export const ReplyIcon = () => <Icon><path d="M6.5 4 2.5 8l4 4M3 8h6.5a4 4 0 0 1 4 4v.5" /></Icon>;
export const EditIcon = () => <Icon><path d="m3 13 .7-2.9L10.8 3l2.2 2.2-7.1 7.1L3 13Z" /></Icon>;
export const DeleteIcon = () => <Icon><path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5" /></Icon>;
export const CloseIcon = () => <Icon><path d="m4 4 8 8M12 4l-8 8" /></Icon>;
export const AttachIcon = () => <Icon><path d="M13 7.5 8 12.4a3 3 0 0 1-4.3-4.2l5.2-5.1a2 2 0 0 1 2.9 2.8L6.6 11a1 1 0 0 1-1.4-1.4l4.6-4.6" /></Icon>;
export const SendIcon = () => <Icon><path d="M2.5 8 13.5 3 10 13.5 7.5 9 2.5 8Zm5 1 6-6" /></Icon>;
export const MenuIcon = () => <Icon><path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" /></Icon>;
export const EyeIcon = () => <Icon><path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8Z" /><circle cx="8" cy="8" r="1.8" /></Icon>;
export const FileIcon = () => <Icon><path d="M4 2.5h5L12.5 6v7.5h-8.5zM9 2.5V6h3.5" /></Icon>;
export const ClockIcon = () => <Icon><circle cx="8" cy="8" r="6" /><path d="M8 4.5V8l2.3 1.5" /></Icon>;
export const LockIcon = () => <Icon><path d="M4 7.5h8v5.5H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2" /></Icon>;
export const ThreadIcon = () => <Icon><path d="M2.5 3.5h11v7H8l-3 2.5v-2.5H2.5z" /></Icon>;

/** Each status has a shape of its own, so that colour is never the only sign. */
const SHAPES: Readonly<Record<ItemStatus, ComponentChildren>> = {
  'on-track': <path d="m3.5 8.5 3 3 6-7" />,
  'at-risk': <path d="M8 2.5 14 13H2L8 2.5ZM8 6.5V9M8 11v.1" />,
  'off-track': <path d="m4 4 8 8M12 4l-8 8" />,
  done: <><circle cx="8" cy="8" r="6" /><path d="m5.5 8.3 1.8 1.8 3.3-4" /></>,
  'not-started': <circle cx="8" cy="8" r="5.5" stroke-dasharray="2.2 2.2" />,
  unknown: <path d="M5.8 6a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12v.1" />,
};

export const StatusIcon = ({ status }: { status: ItemStatus }) => <Icon>{SHAPES[status]}</Icon>;
