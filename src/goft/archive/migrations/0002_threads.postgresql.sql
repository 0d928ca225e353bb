-- Claims and the threads that they hang together in (goft.threads): on which claim another hangs, and what follows of it.

CREATE TABLE claims (
  id BIGSERIAL NOT NULL,
  article BIGINT NOT NULL,
  number INTEGER NOT NULL,
  day VARCHAR(10) NOT NULL,
  speaker TEXT,
  data BYTEA NOT NULL,
  parent BIGINT,
  linked_by VARCHAR(10),
  sure FLOAT,
  standing VARCHAR(10),
  why TEXT,
  thread BIGINT,
  stand VARCHAR(10),
  loose BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX claims_of ON claims (article, number);
CREATE INDEX claims_by_parent ON claims (parent);
CREATE INDEX claims_by_thread ON claims (thread);
CREATE INDEX claims_by_speaker ON claims (speaker, day);
CREATE INDEX claims_loose ON claims (id) WHERE loose;

CREATE TABLE claim_keys (
  key BIGINT NOT NULL,
  day VARCHAR(10) NOT NULL,
  claim BIGINT NOT NULL,
  PRIMARY KEY (key, day, claim),
  FOREIGN KEY(claim) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE INDEX claim_keys_of ON claim_keys (claim);

CREATE TABLE threads (
  id BIGINT NOT NULL,
  first_day VARCHAR(10) NOT NULL,
  last_day VARCHAR(10) NOT NULL,
  claims INTEGER NOT NULL,
  stories INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  speakers INTEGER NOT NULL,
  disputes INTEGER NOT NULL,
  supports INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE INDEX threads_by_stories ON threads (stories, id);
CREATE INDEX threads_by_day ON threads (last_day, id);

CREATE TABLE threaded (
  article BIGINT NOT NULL,
  method VARCHAR(20) NOT NULL,
  PRIMARY KEY (article),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);
