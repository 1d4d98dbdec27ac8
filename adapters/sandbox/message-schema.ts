export { formSchema } from '../../src/domain/form-schema.js';
export { messageSchema } from '../../src/domain/message-schema.js';
