import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useState } from 'preact/hooks';
import { usePage } from './context.js';
import type { Nameable } from './mentions.js';
import { suggest } from './suggestions.js';
import type { Suggestion } from './suggestions.js';

interface WordBoxProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly describedBy?: string;
  readonly all: readonly Nameable[];
  readonly onValue: (value: string) => void;
  /** Enter without Shift. */
  readonly onEnter: () => void;
  readonly onEscape?: () => void;
}

/** The tallest the box grows before it scrolls, in pixels. */
const TALLEST = 220;
/** Suggestions in sight at once; the list moves along with the chosen one, so that it need not scroll. */
const AT_ONCE = 10;

/**
 * Where one types: Enter is done, Shift and Enter a new line. Suggests commands and names in a list that the
 * arrow keys walk while the focus stays in the text (the ARIA combobox pattern, as far as a text of many lines allows).
 */
export function WordBox({ box, value, label, placeholder, describedBy, all, onValue, onEnter, onEscape }: WordBoxProps) {
  const { text } = usePage();
  const [caret, setCaret] = useState(value.length);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | undefined>(value);
  const listId = useId();
  const { from, options } = dismissed === value ? { from: 0, options: [] } : suggest(value, caret, all, text);
  const chosen = Math.min(active, options.length - 1);
  const first = Math.max(0, Math.min(chosen - AT_ONCE + 3, options.length - AT_ONCE));

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.style.height = 'auto';
    const borders = element.offsetHeight - element.clientHeight;
    element.style.height = `${Math.min(element.scrollHeight + borders, TALLEST)}px`;
  }, [value]);

  function accept(option: Suggestion): void {
    const next = value.slice(0, from) + option.insert + value.slice(caret);
    const place = from + option.insert.length;
    onValue(next);
    setCaret(place);
    setActive(0);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(place, place);
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const option = options[chosen];
    if (option !== undefined) {
      const steps: Readonly<Record<string, () => void>> = {
        ArrowDown: () => setActive((chosen + 1) % options.length),
        ArrowUp: () => setActive((chosen + options.length - 1) % options.length),
        Enter: () => accept(option),
        Tab: () => accept(option),
        Escape: () => setDismissed(value),
      };
      const step = event.shiftKey ? undefined : steps[event.key];
      if (step !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        return step();
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onEnter();
    } else if (event.key === 'Escape' && onEscape !== undefined) {
      event.stopPropagation();
      onEscape();
    }
  }

  const seeCaret = (element: HTMLTextAreaElement) => setCaret(element.selectionStart);
  return (
    <div class="word-box">
      <textarea
        ref={box}
        rows={1}
        dir="auto"
        value={value}
        placeholder={placeholder}
        aria-label={label}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={options.length > 0 ? listId : undefined}
        aria-activedescendant={options.length > 0 ? `${listId}-${chosen}` : undefined}
        onInput={(event) => {
          onValue(event.currentTarget.value);
          seeCaret(event.currentTarget);
          setActive(0);
          setDismissed(undefined);
        }}
        onSelect={(event) => seeCaret(event.currentTarget)}
        onKeyDown={onKeyDown}
        onBlur={() => setDismissed(value)}
      />
      {options.length > 0 && (
        <ul id={listId} class="suggestions" role="listbox" aria-label={text.suggestions}>
          {options.slice(first, first + AT_ONCE).map((option, index) => (
            <li
              key={option.label}
              id={`${listId}-${first + index}`}
              role="option"
              aria-selected={first + index === chosen}
              aria-posinset={first + index + 1}
              aria-setsize={options.length}
              onMouseDown={(event) => {
                event.preventDefault();
                accept(option);
              }}
            >
              <bdi class="suggestion-label">{option.label}</bdi>
              {option.detail !== '' && <span class="suggestion-detail">{option.detail}</span>}
            </li>
          ))}
        </ul>
      )}
      <span class="unseen" role="status">{options.length > 0 ? text.suggestionCount(options.length) : ''}</span>
    </div>
  );
}
