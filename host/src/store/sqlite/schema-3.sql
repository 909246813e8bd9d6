-- What stands after the last `@` of the address.
ALTER TABLE recipients ADD COLUMN receiver TEXT
  GENERATED ALWAYS AS (substr(address, length(rtrim(address, replace(address, '@', ''))) + 1)) VIRTUAL;
CREATE INDEX untried_by_receiver ON recipients (batch, receiver, next_attempt_ms, id) WHERE state IN ('queued', 'held');
CREATE INDEX deferred_by_receiver ON recipients (batch, receiver, next_attempt_ms, id) WHERE state = 'deferred';
