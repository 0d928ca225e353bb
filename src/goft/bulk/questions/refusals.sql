-- fa: چه چیزهایی مقاله نشد، و چرا
-- en: What is no article of the run, and why
-- $limit = 50: rows at most

SELECT
    kind,
    fault,
    count(*) AS items,
    count(DISTINCT source) AS sources,
    min(place) AS example
FROM refusals
GROUP BY kind, fault
ORDER BY items DESC, kind, fault
LIMIT $limit
