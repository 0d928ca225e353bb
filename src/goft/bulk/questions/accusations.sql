-- fa: چه کسی چه کسی را متهم کرد، ماه به ماه
-- en: Who accused whom, month by month
-- $state = : only accusations by this state or against it, such as IRN
-- $since = : the first month, such as 2023-03
-- $limit = 100: rows at most

-- What is only disapproved of (disapprove: condemned, criticised) is no accusation; what is planned or denied was none.
SELECT
    month,
    mode(actor ORDER BY actor) AS accuser,
    mode(recipient ORDER BY recipient) AS accused,
    count(*) AS accusations,
    count(DISTINCT article) AS articles,
    count(DISTINCT outlet) AS outlets
FROM events
WHERE type = 'ACCUSE' AND mode IS DISTINCT FROM 'disapprove' AND status IN ('fact', 'claimed')
    AND actor_key IS NOT NULL AND recipient_key IS NOT NULL
    AND ($state IS NULL OR $state IN (actor_state, recipient_state))
    AND ($since IS NULL OR month BETWEEN $since AND '9999')
GROUP BY month, actor_key, recipient_key
ORDER BY month, accusations DESC, actor_key, recipient_key
LIMIT $limit
