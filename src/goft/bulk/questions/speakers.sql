-- fa: چه کسانی در هر ماه بیش از همه نقل شدند
-- en: Who was quoted most in each month
-- $state = : only speakers of this state, such as IRN
-- $since = : the first month, such as 2023-03
-- $top = 10: speakers of a month

SELECT
    month,
    mode(speaker ORDER BY speaker) AS speaker,
    any_value(speaker_state) AS state,
    count(*) AS statements,
    count(*) FILTER (kind <> 'indirect') AS quoted,
    count(DISTINCT article) AS articles,
    count(DISTINCT outlet) AS outlets
FROM statements
WHERE speaker_key IS NOT NULL
    AND ($state IS NULL OR speaker_state = $state)
    AND ($since IS NULL OR month BETWEEN $since AND '9999')
GROUP BY month, speaker_key
QUALIFY row_number() OVER (PARTITION BY month ORDER BY count(*) DESC, speaker_key) <= $top
ORDER BY month, statements DESC, speaker_key
