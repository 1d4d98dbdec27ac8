import { useRef, useState } from 'preact/hooks';
import type { Block, Button, Message } from '../../../src/domain/message.js';
import type { PostView } from '../api.js';
import { safeName, safeText } from '../safe-text.js';
import { ChartFigure } from './chart.js';
import { PAGE_ID } from './client.js';
import { usePage } from './context.js';
import { InlineText } from './rich-text.js';
import { StatusIcon } from './icons.js';
import { DataTable } from './data-table.js';
import { StatusChip } from './status-chip.js';

/** A message of the bot, block by block. One without blocks shows its summary. */
export function MessageBlocks({ post, message }: { post: PostView; message: Message }) {
  if (message.blocks.length === 0) return <p class="text">{safeText(message.summary)}</p>;
  // Headings of parts stand a level below the message's own, where it has one: no level is left out.
  const hasOwn = message.blocks.some((block) => block.type === 'heading' && block.level !== 2);
  return (
    <div class="blocks">
      {message.blocks.map((block, index) => (
        <BlockView key={index} post={post} block={block} partHeading={hasOwn ? 'h5' : 'h4'} />
      ))}
    </div>
  );
}

function BlockView({ post, block, partHeading: PartHeading }: { post: PostView; block: Block; partHeading: 'h4' | 'h5' }) {
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? <PartHeading class="part-heading" dir="auto">{safeText(block.text)}</PartHeading> : <h4 dir="auto">{safeText(block.text)}</h4>;
    case 'text':
      return <p class="text" dir="auto"><InlineText value={block.text} /></p>;
    case 'context':
      return <p class="small" dir="auto"><InlineText value={block.text} /></p>;
    case 'quote':
      return (
        <figure class="quote">
          <blockquote dir="auto">{safeText(block.text)}</blockquote>
          {block.by !== undefined && <figcaption>— <bdi>{safeName(block.by, '?')}</bdi></figcaption>}
        </figure>
      );
    case 'list':
      return (
        <ul class="list">
          {block.items.map((item, index) => <li key={index} dir="auto"><InlineText value={item} /></li>)}
        </ul>
      );
    case 'facts':
      return (
        <dl class="facts">
          {block.facts.map((fact, index) => (
            <div key={index}>
              <dt>{safeText(fact.label)}</dt>
              <dd dir="auto"><InlineText value={fact.value} /></dd>
            </div>
          ))}
        </dl>
      );
    case 'status':
      return (
        <p class="status-line" dir="auto">
          <StatusChip status={block.status} label={block.label} />
          <span><InlineText value={block.text} /></span>
        </p>
      );
    case 'buttons':
      return <Buttons post={post} buttons={block.buttons} />;
    case 'chart':
      return <ChartFigure chart={block.chart} />;
    case 'table':
      return <DataTable table={block} />;
    case 'divider':
      return <hr />;
  }
}

/** Buttons of a message. While one is being pressed the others wait; a refusal is said beneath. */
function Buttons({ post, buttons }: { post: PostView; buttons: readonly Button[] }) {
  const { client } = usePage();
  const [pressed, setPressed] = useState<number | undefined>(undefined);
  const [fault, setFault] = useState('');
  // The same press tried again keeps its name, so that it counts once.
  const unsaved = useRef<{ index: number; nonce: string } | undefined>(undefined);

  async function press(index: number, { action, value }: Button): Promise<void> {
    if (pressed !== undefined) return;
    setPressed(index);
    setFault('');
    const nonce = unsaved.current?.index === index ? unsaved.current.nonce : crypto.randomUUID();
    const answer = await client.post('/api/actions', { page: PAGE_ID, nonce, conversation: post.conversation, message: post.id, action, value });
    unsaved.current = answer.ok ? undefined : { index, nonce };
    setPressed(undefined);
    if (!answer.ok) setFault(answer.fault.message);
  }

  return (
    <div>
      <div class="buttons">
        {buttons.map((button, index) => (
          <button
            key={index}
            type="button"
            class={`button ${button.style ?? ''} ${button.status === undefined ? '' : `status-${button.status}`}`}
            aria-label={button.description === undefined ? undefined : safeText(`${button.label}: ${button.description}`)}
            aria-disabled={pressed !== undefined}
            aria-busy={pressed === index}
            onClick={() => void press(index, button)}
          >
            {button.status !== undefined && <StatusIcon status={button.status} />}
            {safeText(button.label)}
          </button>
        ))}
      </div>
      {fault !== '' && <p class="fault" role="alert">{fault}</p>}
    </div>
  );
}
