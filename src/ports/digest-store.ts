export interface DigestStore {}
