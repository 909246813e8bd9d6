-- What stands after the last `@` of the address.
ALTER TABLE recipients ADD COLUMN receiver TEXT
  GENERATED ALWAYS AS (substr(address, length(rtrim(address, replace(address, '@', ''))) + 1)) VIRTUAL;
CREATE INDEX untried_by_receiver ON recipients (batch, receiver, next_attempt_ms, id) WHERE state IN ('queued', 'held');
CREATE INDEX deferred_by_receiver ON recipients (batch, receiver, next_attempt_ms, id) WHERE state = 'deferred';

CREATE TABLE identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value TEXT NOT NULL
) STRICT;
INSERT INTO identity (id, value) VALUES (1, lower(hex(randomblob(16))));
UPDATE recipients SET data = '{}' WHERE state NOT IN ('queued', 'deferred', 'held');
