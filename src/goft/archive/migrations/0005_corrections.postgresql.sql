-- What people said of statements, kept whatever becomes of the record; and the records as they were read, of those articles.

CREATE TABLE corrections (
  id BIGSERIAL NOT NULL,
  article BIGINT NOT NULL,
  data TEXT NOT NULL,
  "by" TEXT NOT NULL,
  at VARCHAR(40) NOT NULL,
  undone_by TEXT,
  undone_at VARCHAR(40),
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX corrections_of ON corrections (article);
CREATE INDEX corrections_by ON corrections ("by", id);

CREATE TABLE readings (
  article BIGINT NOT NULL,
  data BYTEA NOT NULL,
  PRIMARY KEY (article),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);
