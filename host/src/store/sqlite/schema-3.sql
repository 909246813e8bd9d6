CREATE TABLE identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value TEXT NOT NULL
) STRICT;
INSERT INTO identity (id, value) VALUES (1, lower(hex(randomblob(16))));
UPDATE recipients SET data = '{}' WHERE state NOT IN ('queued', 'deferred', 'held');
