-- fa: هر دولت با دولت دیگر چه کرد: ماه، رده پلوور، میانگین شدت
-- en: What one state did to another, by month and PLOVER's quad class, with the mean intensity
-- $state = : only dyads with this state, such as IRN
-- $since = : the first month, such as 2023-03
-- $limit = 200: rows at most

-- Intensity goes from -10, the most hostile, to 10; that of the mode where PLOVER has one. What is planned or denied was
-- not done.
SELECT
    events.month,
    actor_state AS actor,
    recipient_state AS recipient,
    kind.quad,
    count(*) AS events,
    count(DISTINCT article) AS articles,
    round(avg(coalesce(precise.intensity, kind.intensity)), 2) AS intensity
FROM events
JOIN plover AS kind ON kind.type = events.type AND kind.mode IS NULL
LEFT JOIN plover AS precise ON precise.type = events.type AND precise.mode = events.mode
WHERE actor_state <> recipient_state AND status IN ('fact', 'claimed')
    AND ($state IS NULL OR $state IN (actor_state, recipient_state))
    AND ($since IS NULL OR events.month BETWEEN $since AND '9999')
GROUP BY events.month, actor_state, recipient_state, kind.quad
ORDER BY events.month, actor_state, recipient_state, kind.quad
LIMIT $limit
