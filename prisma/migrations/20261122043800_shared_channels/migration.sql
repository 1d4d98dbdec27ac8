-- A channel that people of other organizations read takes no messages, and is told apart from one that is closed.
ALTER TABLE "Channel"
    DROP CONSTRAINT "Channel_state_check",
    ADD CONSTRAINT "Channel_state_check" CHECK ("state" IN ('open', 'archived', 'not-in', 'shared', 'gone'));
