-- What the pages ask of the whole archive, counted as statements come and go: how many there are by facet, how often an
-- actor is called so, and how often articles or threads have come, changed or gone; and indexes for what had none, one of them wide
-- enough to count facets without reading the rows.

CREATE TABLE tallies (
  facet VARCHAR(8) NOT NULL,
  value TEXT NOT NULL,
  said INTEGER NOT NULL,
  once INTEGER NOT NULL,
  PRIMARY KEY (facet, value)
) WITHOUT ROWID;

CREATE TABLE called (
  "key" TEXT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  name TEXT NOT NULL,
  country VARCHAR(3) NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY ("key", kind, name, country)
) WITHOUT ROWID;

CREATE INDEX statements_by_outlet ON statements (outlet, day);
CREATE INDEX statements_by_addressee ON statements (addressee, day) WHERE addressee IS NOT NULL;
CREATE INDEX statements_told ON statements (day, id, act, kind, outlet, speaker, speaker_country, first);

INSERT INTO tallies VALUES ('changes', '', 0, 0);
INSERT INTO tallies SELECT 'all', '', count(*), sum(first) FROM statements HAVING count(*) > 0;
INSERT INTO tallies SELECT 'act', act, count(*), sum(first) FROM statements GROUP BY act;
INSERT INTO tallies SELECT 'kind', kind, count(*), sum(first) FROM statements GROUP BY kind;
INSERT INTO tallies SELECT 'outlet', outlet, count(*), sum(first) FROM statements WHERE outlet > '' GROUP BY outlet;
INSERT INTO tallies SELECT 'speaker', speaker, count(*), sum(first) FROM statements WHERE speaker > '' GROUP BY speaker;
INSERT INTO tallies SELECT 'state', speaker_country, count(*), sum(first) FROM statements
  WHERE speaker_country > '' GROUP BY speaker_country;
INSERT INTO tallies SELECT 'month', substr(day, 1, 7), count(*), sum(first) FROM statements
  WHERE day > '' GROUP BY substr(day, 1, 7);

INSERT INTO called SELECT "key", kind, name, coalesce(country, ''), count(*) FROM actors
  GROUP BY "key", kind, name, coalesce(country, '');

CREATE TRIGGER tallies_in AFTER INSERT ON statements BEGIN
  INSERT INTO tallies SELECT facet, value, 1, new.first FROM (
    SELECT 'all' AS facet, '' AS value
    UNION ALL SELECT 'act', new.act
    UNION ALL SELECT 'kind', new.kind
    UNION ALL SELECT 'outlet', new.outlet WHERE new.outlet > ''
    UNION ALL SELECT 'speaker', new.speaker WHERE new.speaker > ''
    UNION ALL SELECT 'state', new.speaker_country WHERE new.speaker_country > ''
    UNION ALL SELECT 'month', substr(new.day, 1, 7) WHERE new.day > ''
  ) WHERE true
  ON CONFLICT (facet, value) DO UPDATE SET said = said + 1, once = once + excluded.once;
END;

CREATE TRIGGER tallies_moved AFTER UPDATE OF first ON statements WHEN new.first <> old.first BEGIN
  UPDATE tallies SET once = once + new.first - old.first WHERE (facet, value) IN (VALUES
    ('all', ''), ('act', new.act), ('kind', new.kind), ('outlet', new.outlet), ('speaker', new.speaker),
    ('state', new.speaker_country), ('month', substr(new.day, 1, 7)));
END;

CREATE TRIGGER tallies_out AFTER DELETE ON statements BEGIN
  UPDATE tallies SET said = said - 1, once = once - old.first WHERE (facet, value) IN (VALUES
    ('all', ''), ('act', old.act), ('kind', old.kind), ('outlet', old.outlet), ('speaker', old.speaker),
    ('state', old.speaker_country), ('month', substr(old.day, 1, 7)));
  DELETE FROM tallies WHERE said = 0 AND (facet, value) IN (VALUES
    ('all', ''), ('act', old.act), ('kind', old.kind), ('outlet', old.outlet), ('speaker', old.speaker),
    ('state', old.speaker_country), ('month', substr(old.day, 1, 7)));
END;

CREATE TRIGGER called_in AFTER INSERT ON actors BEGIN
  INSERT INTO called VALUES (new."key", new.kind, new.name, coalesce(new.country, ''), 1)
  ON CONFLICT ("key", kind, name, country) DO UPDATE SET articles = articles + 1;
END;

CREATE TRIGGER called_out AFTER DELETE ON actors BEGIN
  UPDATE called SET articles = articles - 1
    WHERE "key" = old."key" AND kind = old.kind AND name = old.name AND country = coalesce(old.country, '');
  DELETE FROM called WHERE articles = 0
    AND "key" = old."key" AND kind = old.kind AND name = old.name AND country = coalesce(old.country, '');
END;

CREATE TRIGGER changes_in AFTER INSERT ON records BEGIN
  UPDATE tallies SET said = said + 1 WHERE facet = 'changes' AND value = '';
END;

CREATE TRIGGER changes_out AFTER DELETE ON records BEGIN
  UPDATE tallies SET said = said + 1 WHERE facet = 'changes' AND value = '';
END;

CREATE TRIGGER threads_in AFTER INSERT ON threads BEGIN
  UPDATE tallies SET said = said + 1 WHERE facet = 'changes' AND value = '';
END;

CREATE TRIGGER threads_out AFTER DELETE ON threads BEGIN
  UPDATE tallies SET said = said + 1 WHERE facet = 'changes' AND value = '';
END;
