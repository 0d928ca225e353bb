-- fa: چه سهمی از نقل‌های هر رسانه گوینده‌ای بی‌نام دارد
-- en: What share of each outlet's statements has a speaker without a name
-- $since = : the first month, such as 2023-03
-- $least = 1: statements that an outlet must have

-- Without a name: nobody whom the reader knows («یک منبع آگاه»), or a group («منابع خبری», «کارشناسان»).
WITH spoken AS (
    SELECT
        outlet,
        speaker_key IS NULL AND speaker_words IS NOT NULL AS unknown,
        coalesce(speaker_key LIKE 'group/%', false) AS of_group,
        speaker_key IS NULL AND speaker_words IS NULL AS nobody
    FROM statements
    WHERE $since IS NULL OR month BETWEEN $since AND '9999'
)
SELECT
    outlet,
    count(*) AS statements,
    count(*) FILTER (unknown) AS unknown,
    count(*) FILTER (of_group) AS of_groups,
    count(*) FILTER (nobody) AS of_nobody,
    round(count(*) FILTER (unknown OR of_group OR nobody) / count(*), 3) AS share
FROM spoken
GROUP BY outlet
HAVING count(*) >= $least
ORDER BY share DESC, statements DESC, outlet
