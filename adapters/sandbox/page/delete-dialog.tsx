import { useState } from 'preact/hooks';
import type { PostView } from '../api.js';
import { usePage } from './context.js';
import { Dialog } from './dialog.js';

/** Asks before one's own message goes. */
export function DeleteDialog({ post, onClose }: { post: PostView; onClose: () => void }) {
  const { client, text } = usePage();
  const [fault, setFault] = useState('');

  async function remove(event: Event): Promise<void> {
    event.preventDefault();
    const answer = await client.post('/api/messages/delete', { conversation: post.conversation, message: post.id });
    if (answer.ok) onClose();
    else setFault(answer.fault.message);
  }

  return (
    <Dialog title={text.deleteQuestion} onClose={onClose}>
      <form class="form" onSubmit={(event) => void remove(event)}>
        <p>{text.deleteHint}</p>
        {fault !== '' && <p class="fault" role="alert">{fault}</p>}
        <div class="form-end">
          <button type="button" class="button" onClick={onClose}>{text.cancel}</button>
          <button type="submit" class="button danger">{text.delete}</button>
        </div>
      </form>
    </Dialog>
  );
}
