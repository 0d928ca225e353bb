-- Who may do what: users, the sessions of those who are signed in, tokens for programs. No secret is kept, only digests.

CREATE TABLE users (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  hash VARCHAR(200) NOT NULL,
  role VARCHAR(10) NOT NULL,
  created VARCHAR(32) NOT NULL,
  disabled BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (folded)
);

CREATE TABLE sessions (
  digest VARCHAR(64) NOT NULL,
  user INTEGER NOT NULL,
  csrf VARCHAR(64) NOT NULL,
  created VARCHAR(32) NOT NULL,
  seen VARCHAR(32) NOT NULL,
  expires VARCHAR(32) NOT NULL,
  PRIMARY KEY (digest),
  FOREIGN KEY(user) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX sessions_of ON sessions (user);
CREATE INDEX sessions_by_expiry ON sessions (expires);

CREATE TABLE tokens (
  id INTEGER NOT NULL,
  digest VARCHAR(64) NOT NULL,
  label TEXT NOT NULL,
  user INTEGER NOT NULL,
  created VARCHAR(32) NOT NULL,
  used VARCHAR(32),
  expires VARCHAR(32) NOT NULL,
  revoked VARCHAR(32),
  PRIMARY KEY (id),
  UNIQUE (digest),
  FOREIGN KEY(user) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX tokens_of ON tokens (user);
