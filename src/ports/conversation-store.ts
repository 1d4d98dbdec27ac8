export interface ConversationStore {}
