-- What the pages ask of the whole archive, counted as statements come and go: how many there are by facet, how often an
-- actor is called so, and how often articles have come, changed or gone; and indexes for what had none, names by how they
-- begin among them, whatever the locale.

CREATE TABLE tallies (
  facet VARCHAR(8) NOT NULL,
  value TEXT NOT NULL,
  said BIGINT NOT NULL,
  once BIGINT NOT NULL,
  PRIMARY KEY (facet, value)
);

CREATE TABLE called (
  key TEXT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  name TEXT NOT NULL,
  country VARCHAR(3) NOT NULL,
  articles BIGINT NOT NULL,
  PRIMARY KEY (key, kind, name, country)
);

CREATE INDEX statements_by_outlet ON statements (outlet, day);
CREATE INDEX statements_by_addressee ON statements (addressee, day) WHERE addressee IS NOT NULL;
DROP INDEX names_by_spelling;
CREATE INDEX names_by_spelling ON names (folded text_pattern_ops, key);

INSERT INTO tallies VALUES ('changes', '', 0, 0);
INSERT INTO tallies SELECT 'all', '', count(*), count(*) FILTER (WHERE first) FROM statements HAVING count(*) > 0;
INSERT INTO tallies SELECT facet, value, count(*), count(*) FILTER (WHERE first)
  FROM statements CROSS JOIN LATERAL (VALUES
    ('act', act), ('kind', kind), ('outlet', outlet), ('speaker', speaker), ('state', speaker_country),
    ('month', substr(day, 1, 7))) AS one(facet, value)
  WHERE value > '' GROUP BY facet, value;

INSERT INTO called SELECT key, kind, name, coalesce(country, ''), count(*) FROM actors
  GROUP BY key, kind, name, coalesce(country, '');

CREATE FUNCTION goft_tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told statements;
  more integer := 0;
  more_once integer := 0;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    told := OLD;
    more := more - 1;
    more_once := more_once - OLD.first::integer;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    told := NEW;
    more := more + 1;
    more_once := more_once + NEW.first::integer;
  END IF;
  INSERT INTO tallies AS held SELECT facet, value, more, more_once FROM (VALUES
      ('act', told.act), ('kind', told.kind), ('outlet', told.outlet), ('speaker', told.speaker),
      ('state', told.speaker_country), ('month', substr(told.day, 1, 7))) AS one(facet, value)
    WHERE value > '' UNION ALL SELECT 'all', '', more, more_once
    ON CONFLICT (facet, value) DO UPDATE SET said = held.said + excluded.said, once = held.once + excluded.once;
  IF TG_OP = 'DELETE' THEN
    DELETE FROM tallies AS held WHERE held.said = 0 AND (held.facet, held.value) IN (VALUES
      ('all', ''), ('act', told.act), ('kind', told.kind), ('outlet', told.outlet), ('speaker', told.speaker),
      ('state', told.speaker_country), ('month', substr(told.day, 1, 7)));
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER tallies_in_and_out AFTER INSERT OR DELETE ON statements FOR EACH ROW EXECUTE FUNCTION goft_tally();
CREATE TRIGGER tallies_moved AFTER UPDATE OF first ON statements FOR EACH ROW
  WHEN (NEW.first <> OLD.first) EXECUTE FUNCTION goft_tally();

CREATE FUNCTION goft_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO called AS held VALUES (NEW.key, NEW.kind, NEW.name, coalesce(NEW.country, ''), 1)
      ON CONFLICT (key, kind, name, country) DO UPDATE SET articles = held.articles + 1;
  ELSE
    UPDATE called SET articles = articles - 1 WHERE key = OLD.key AND kind = OLD.kind AND name = OLD.name
      AND country = coalesce(OLD.country, '');
    DELETE FROM called WHERE articles = 0 AND key = OLD.key AND kind = OLD.kind AND name = OLD.name
      AND country = coalesce(OLD.country, '');
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER called_in_and_out AFTER INSERT OR DELETE ON actors FOR EACH ROW EXECUTE FUNCTION goft_call();

CREATE FUNCTION goft_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tallies SET said = said + 1 WHERE facet = 'changes' AND value = '';
  RETURN NULL;
END
$$;

CREATE TRIGGER changes_in_and_out AFTER INSERT OR DELETE ON records FOR EACH STATEMENT EXECUTE FUNCTION goft_change();
CREATE TRIGGER threads_in_and_out AFTER INSERT OR DELETE ON threads FOR EACH STATEMENT EXECUTE FUNCTION goft_change();
