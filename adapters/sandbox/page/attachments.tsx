import { useState } from 'preact/hooks';
import type { FileView } from '../api.js';
import { usePage } from './context.js';
import { CloseIcon, FileIcon } from './icons.js';

/** Files being attached: chosen, on their way, there. */
export interface Attachments {
  readonly files: readonly FileView[];
  readonly uploading: readonly string[];
  readonly fault: string;
  readonly add: (chosen: FileList | null) => Promise<void>;
  readonly remove: (id: string) => void;
  readonly clear: () => void;
}

export function useAttachments(first: readonly FileView[] = []): Attachments {
  const { client } = usePage();
  const [files, setFiles] = useState<readonly FileView[]>(first);
  const [uploading, setUploading] = useState<readonly string[]>([]);
  const [fault, setFault] = useState('');
  return {
    files,
    uploading,
    fault,
    async add(chosen) {
      setFault('');
      for (const file of [...(chosen ?? [])]) {
        setUploading((before) => [...before, file.name]);
        const answer = await client.upload(file);
        setUploading((before) => before.filter((_, index) => index !== before.indexOf(file.name)));
        if (answer.ok) setFiles((before) => [...before, answer.value]);
        else setFault(answer.fault.message);
      }
    },
    remove: (id) => setFiles((before) => before.filter((file) => file.id !== id)),
    clear: () => {
      setFiles([]);
      setFault('');
    },
  };
}

/** The files so far, each with a way to take it out again. */
export function AttachmentList({ attachments }: { attachments: Attachments }) {
  const { text } = usePage();
  const { files, uploading, fault } = attachments;
  return (
    <>
      {(files.length > 0 || uploading.length > 0) && (
        <ul class="attachments" role="list">
          {files.map((file) => (
            <li key={file.id}>
              <FileIcon />
              <bdi>{file.name}</bdi>
              <button type="button" class="icon-button" aria-label={text.removeFile(file.name)} onClick={() => attachments.remove(file.id)}>
                <CloseIcon />
              </button>
            </li>
          ))}
          {uploading.map((name) => <li key={name} class="small">{text.uploading(name)}</li>)}
        </ul>
      )}
      {fault !== '' && <p class="fault" role="alert">{fault}</p>}
    </>
  );
}
