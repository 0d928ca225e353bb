-- What the statements of an article tell, made of its record: positions are found without reading it.

CREATE TABLE told (
  article BIGINT NOT NULL,
  data BYTEA NOT NULL,
  PRIMARY KEY (article),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);
