export interface InboxStore {}
