-- fa: کدام خبرگزاری‌ها و رسانه‌ها بیش از همه واسطه نقل‌اند
-- en: Which agencies and other sources are cited most, on the way from the speaker to the outlet
-- $outlet = : only as cited by this outlet
-- $since = : the first month, such as 2023-03
-- $limit = 50: rows at most

-- A source is named in the article's words; the two forms of ی and ک are one here.
WITH cited AS (
    SELECT article, outlet, statement, translate(unnest(via), 'يك', 'یک') AS source
    FROM statements
    WHERE ($outlet IS NULL OR outlet = $outlet) AND ($since IS NULL OR month BETWEEN $since AND '9999')
)
SELECT
    source,
    count(*) AS statements,
    count(DISTINCT article) AS articles,
    count(DISTINCT outlet) AS outlets
FROM cited
GROUP BY source
ORDER BY articles DESC, statements DESC, source
LIMIT $limit
