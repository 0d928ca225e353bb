-- fa: درباره یک واژه چه گفته شد: به کنش، با نمونه
-- en: What was said with a word in it, by act, with an example
-- $word = مذاکره: the word, or the beginning of one; half-spaces, spaces and Arabic letters do not matter
-- $state = : only speakers of this state, such as IRN
-- $since = : the first month, such as 2023-03

WITH said AS (
    SELECT
        act, article, speaker_key, speaker, published, array_to_string(content, ' … ') AS words,
        translate(words, 'يك' || chr(8204) || ' ', 'یک') AS plain
    FROM statements
    WHERE ($state IS NULL OR speaker_state = $state) AND ($since IS NULL OR month BETWEEN $since AND '9999')
)
SELECT
    act,
    count(*) AS statements,
    count(DISTINCT article) AS articles,
    count(DISTINCT speaker_key) AS speakers,
    arg_min(speaker, (published, article, words)) AS speaker,
    arg_min(words, (published, article, words)) AS example
FROM said
WHERE contains(plain, translate($word, 'يك' || chr(8204) || ' ', 'یک'))
GROUP BY act
ORDER BY statements DESC, act
