-- fa: چه کسی بیش از همه تکذیب می‌کند
-- en: Who denies most
-- $state = : only speakers of this state, such as IRN
-- $since = : the first month, such as 2023-03
-- $limit = 50: rows at most

SELECT
    mode(speaker ORDER BY speaker) AS speaker,
    count(*) FILTER (act = 'deny') AS denials,
    count(*) AS statements,
    round(count(*) FILTER (act = 'deny') / count(*), 3) AS share,
    count(DISTINCT outlet) FILTER (act = 'deny') AS outlets
FROM statements
WHERE speaker_key IS NOT NULL
    AND ($state IS NULL OR speaker_state = $state)
    AND ($since IS NULL OR month BETWEEN $since AND '9999')
GROUP BY speaker_key
HAVING denials > 0
ORDER BY denials DESC, share DESC, speaker_key
LIMIT $limit
