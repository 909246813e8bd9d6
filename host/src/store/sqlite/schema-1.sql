CREATE TABLE account (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  daily_quota INTEGER,
  frozen_until_ms INTEGER,
  paused INTEGER NOT NULL DEFAULT 0,
  under_review INTEGER NOT NULL DEFAULT 0,
  lifted_day TEXT
) STRICT;
INSERT INTO account (id, name) VALUES (1, 'default');

CREATE TABLE domains (
  name TEXT PRIMARY KEY,
  verified INTEGER NOT NULL,
  level INTEGER NOT NULL CHECK (level >= 1),
  daily_quota INTEGER,
  warmed INTEGER NOT NULL,
  stopped_until_ms INTEGER,
  pending_downgrade TEXT,
  judged_day TEXT,
  dkim_selector TEXT NOT NULL,
  created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE templates (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  html TEXT,
  text TEXT,
  state TEXT NOT NULL,
  score INTEGER NOT NULL,
  findings TEXT NOT NULL,
  policy TEXT NOT NULL,
  due_ms INTEGER,
  note TEXT,
  created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE batches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  domain TEXT NOT NULL REFERENCES domains (name),
  sender TEXT NOT NULL,
  template INTEGER NOT NULL REFERENCES templates (id),
  state TEXT NOT NULL,
  resume_ms INTEGER,
  reason TEXT,
  created_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX open_batches ON batches (id) WHERE state IN ('running', 'paused');

CREATE TABLE totals (
  batch INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  recipients INTEGER NOT NULL,
  PRIMARY KEY (batch, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
  address TEXT NOT NULL,
  data TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  first_attempt_ms INTEGER,
  next_attempt_ms INTEGER NOT NULL DEFAULT 0,
  last_reply TEXT
) STRICT;
CREATE INDEX recipients_of_batch ON recipients (batch, id);
CREATE INDEX untried_recipients ON recipients (batch, next_attempt_ms, id) WHERE state IN ('queued', 'held');
CREATE INDEX deferred_recipients ON recipients (batch, next_attempt_ms, id) WHERE state = 'deferred';

CREATE TABLE counts (
  domain TEXT NOT NULL REFERENCES domains (name),
  day TEXT NOT NULL,
  hour_ms INTEGER NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0,
  delivered INTEGER NOT NULL DEFAULT 0,
  invalid INTEGER NOT NULL DEFAULT 0,
  spam INTEGER NOT NULL DEFAULT 0,
  blocked INTEGER NOT NULL DEFAULT 0,
  complained INTEGER NOT NULL DEFAULT 0,
  opened INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (domain, day, hour_ms)
) STRICT, WITHOUT ROWID;
CREATE INDEX counts_by_hour ON counts (hour_ms);
CREATE INDEX counts_by_day ON counts (day);

CREATE TABLE suppressions (
  address TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  until_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE unsubscribes (
  domain TEXT NOT NULL,
  address TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (domain, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE recent_sends (
  address TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  recipient INTEGER NOT NULL,
  PRIMARY KEY (address, at_ms, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX recent_sends_by_age ON recent_sends (at_ms);

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  recipient INTEGER,
  batch INTEGER,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_recipient ON events (recipient, id);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  recipient INTEGER,
  subject TEXT,
  function TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_of_recipient ON decisions (recipient, id) WHERE recipient IS NOT NULL;
CREATE INDEX decisions_of_subject ON decisions (subject, id) WHERE subject IS NOT NULL;
