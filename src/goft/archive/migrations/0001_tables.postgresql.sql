-- The first tables, and the index of words. Never changed once landed: a new need is a new number.

CREATE TABLE articles (
  id BIGSERIAL NOT NULL,
  key TEXT NOT NULL,
  digest VARCHAR(64) NOT NULL,
  title TEXT,
  text TEXT NOT NULL,
  outlet TEXT,
  published VARCHAR(10),
  url TEXT,
  added VARCHAR(32) NOT NULL,
  story BIGINT,
  sketch BYTEA,
  PRIMARY KEY (id),
  UNIQUE (key)
);

CREATE INDEX ix_articles_digest ON articles (digest);
CREATE INDEX ix_articles_outlet ON articles (outlet);
CREATE INDEX ix_articles_published ON articles (published);
CREATE INDEX ix_articles_story ON articles (story);

CREATE TABLE feeds (
  url TEXT NOT NULL,
  outlet TEXT,
  etag TEXT,
  modified TEXT,
  checked VARCHAR(32),
  due VARCHAR(32),
  failures INTEGER NOT NULL,
  error TEXT,
  PRIMARY KEY (url)
);


CREATE TABLE actors (
  id BIGSERIAL NOT NULL,
  article BIGINT NOT NULL,
  number VARCHAR(12) NOT NULL,
  key TEXT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  name TEXT NOT NULL,
  country VARCHAR(3),
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX actors_of ON actors (article, number);
CREATE INDEX ix_actors_country ON actors (country);
CREATE INDEX ix_actors_key ON actors (key);

CREATE TABLE bands (
  band BIGINT NOT NULL,
  article BIGINT NOT NULL,
  PRIMARY KEY (band, article),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX bands_of ON bands (article);

CREATE TABLE events (
  id BIGSERIAL NOT NULL,
  article BIGINT NOT NULL,
  number VARCHAR(12) NOT NULL,
  type VARCHAR(12) NOT NULL,
  mode VARCHAR(24),
  status VARCHAR(8) NOT NULL,
  actor TEXT,
  actor_country VARCHAR(3),
  recipient TEXT,
  recipient_country VARCHAR(3),
  statement VARCHAR(12),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  day VARCHAR(10) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX events_by_dyad ON events (actor_country, recipient_country, day);
CREATE INDEX events_by_recipient ON events (recipient, day);
CREATE INDEX events_by_type ON events (type, day);
CREATE INDEX events_of ON events (article, statement);

CREATE TABLE figures (
  id BIGSERIAL NOT NULL,
  article BIGINT NOT NULL,
  number VARCHAR(12) NOT NULL,
  value FLOAT NOT NULL,
  unit TEXT,
  bound VARCHAR(8) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX figures_of ON figures (article);

CREATE TABLE names (
  article BIGINT NOT NULL,
  key TEXT NOT NULL,
  folded TEXT NOT NULL,
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX names_by_spelling ON names (folded, key);
CREATE INDEX names_of ON names (article);

CREATE TABLE records (
  article BIGINT NOT NULL,
  version VARCHAR(40) NOT NULL,
  model VARCHAR(120) NOT NULL,
  data BYTEA NOT NULL,
  PRIMARY KEY (article),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);


CREATE TABLE statements (
  id BIGSERIAL NOT NULL,
  article BIGINT NOT NULL,
  number VARCHAR(12) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  act VARCHAR(20) NOT NULL,
  speaker TEXT,
  speaker_country VARCHAR(3),
  addressee TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  day VARCHAR(10) NOT NULL,
  outlet TEXT,
  first BOOLEAN NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX statements_by_act ON statements (act, day);
CREATE INDEX statements_by_day ON statements (day, id);
CREATE INDEX statements_by_speaker ON statements (speaker, day);
CREATE INDEX statements_by_state ON statements (speaker_country, day);
CREATE INDEX statements_of ON statements (article, number);

CREATE TABLE times (
  id BIGSERIAL NOT NULL,
  article BIGINT NOT NULL,
  number VARCHAR(12) NOT NULL,
  type VARCHAR(8) NOT NULL,
  value TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX times_of ON times (article);

CREATE TABLE via (
  article BIGINT NOT NULL,
  statement VARCHAR(12) NOT NULL,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX via_by_key ON via (key, article, statement);
CREATE INDEX via_of ON via (article, statement);

-- Words come as they are to be kept, parted by spaces; PostgreSQL's own parser depends on the locale and knows no Persian.
CREATE FUNCTION goft_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(quote_literal(word) || ':' || least(place, 16383), ' '), '')::tsvector
  FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS one(word, place)
  WHERE word <> ''
$$;

ALTER TABLE statements ADD COLUMN word_vector tsvector GENERATED ALWAYS AS (goft_words(words)) STORED;

CREATE INDEX statements_by_word ON statements USING gin (word_vector);
