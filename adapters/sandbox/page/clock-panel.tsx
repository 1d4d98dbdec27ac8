import { useState } from 'preact/hooks';
import { CLOCK_STEPS } from '../api.js';
import type { ClockStep } from '../api.js';
import { usePage } from './context.js';
import { ClockIcon } from './icons.js';

/** The sandbox's time in one's own zone, and the buttons that move it forward. */
export function ClockPanel() {
  const { state, text, dates, client, announce } = usePage();
  const [note, setNote] = useState('');
  const { now, moving } = state.clock;

  async function move(to: ClockStep): Promise<void> {
    if (moving !== undefined) return;
    setNote('');
    const answer = await client.post<{ from: string; to: string }>('/api/clock', { to });
    if (!answer.ok) return setNote(answer.fault.message);
    if (answer.value.from === answer.value.to) return setNote(text.clockStill);
    announce(text.clockMoved(dates.full(answer.value.to)));
  }

  return (
    <section class="clock" aria-label={text.clock} aria-busy={moving !== undefined}>
      <p class="clock-now">
        <ClockIcon />
        <time dateTime={now}>{dates.full(now)}</time>
      </p>
      <div class="clock-steps">
        {CLOCK_STEPS.map((step) => (
          <button
            key={step}
            type="button"
            class={`button ${moving === step ? 'is-moving' : ''}`}
            aria-label={`${text.clockSteps[step]}: ${text.clockStepNames[step]}`}
            aria-disabled={moving !== undefined}
            onClick={() => void move(step)}
          >
            {text.clockSteps[step]}
          </button>
        ))}
      </div>
      <p class="clock-note" role="status">{moving === undefined ? note : text.clockMoving}</p>
    </section>
  );
}
