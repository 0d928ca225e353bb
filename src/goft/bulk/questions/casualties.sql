-- fa: شمار کشته‌ها و زخمی‌ها، به ماه و جا
-- en: Counts of killed and wounded, by month and place
-- $since = : the first month, such as 2023-03
-- $limit = 100: rows at most

-- The place is that of the event which the figure counts, where the reader has found both; else it is empty. Counts of
-- one event come again and again: the sum means nothing, so there are the least, the most and how often they were told.
WITH told AS (
    SELECT
        month, article, outlet, value,
        CASE WHEN regexp_matches(text, 'کشته|شهید|جان‌?باخت|قربانی|فوتی') THEN 'killed' ELSE 'wounded' END AS what,
        event
    FROM figures
    WHERE regexp_matches(text, 'کشته|شهید|جان‌?باخت|قربانی|فوتی|زخمی|مجروح|مصدوم')
        AND ($since IS NULL OR month BETWEEN $since AND '9999')
)
SELECT
    told.month,
    coalesce(events.place.text, '') AS place,
    told.what,
    min(told.value)::BIGINT AS least,
    max(told.value)::BIGINT AS most,
    count(*) AS figures,
    count(DISTINCT told.article) AS articles,
    count(DISTINCT told.outlet) AS outlets
FROM told LEFT JOIN events ON events.article = told.article AND events.event = told.event
GROUP BY ALL
ORDER BY told.month, place, told.what
LIMIT $limit
