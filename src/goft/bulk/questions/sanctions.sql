-- fa: چه کسی چه کسی را تحریم کرد، ماه به ماه، با شمارهایی که گفته شد
-- en: Who sanctioned whom, month by month, with the counts that were told
-- $state = : only sanctions by this state or against it, such as IRN
-- $since = : the first month, such as 2023-03
-- $limit = 100: rows at most

-- Sanctions that are only planned are apart: a threat is news, too. Counts are of one announcement («12 persons»), or
-- running totals («47 in all»); the most that was told of either.
WITH counted AS (
    SELECT
        article, event,
        max(value) FILTER (kind = 'increment') AS announced,
        max(value) FILTER (kind = 'total') AS total
    FROM figures
    WHERE event IS NOT NULL AND unit IN ('person', 'entity')
    GROUP BY article, event
)
SELECT
    month,
    mode(actor ORDER BY actor) AS sanctioner,
    mode(recipient ORDER BY recipient) AS sanctioned,
    status = 'planned' AS planned,
    count(*) AS events,
    count(DISTINCT events.article) AS articles,
    count(DISTINCT outlet) AS outlets,
    max(announced)::BIGINT AS announced,
    max(total)::BIGINT AS total
FROM events LEFT JOIN counted USING (article, event)
WHERE type = 'SANCTION' AND status <> 'denied' AND actor_key IS NOT NULL AND recipient_key IS NOT NULL
    AND ($state IS NULL OR $state IN (actor_state, recipient_state))
    AND ($since IS NULL OR month BETWEEN $since AND '9999')
GROUP BY month, actor_key, recipient_key, planned
ORDER BY month, events DESC, actor_key, recipient_key, planned
LIMIT $limit
