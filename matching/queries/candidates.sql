-- orders_near_member --
-- Vectors: open orders whose text lies nearest the member's.
SELECT job_order_vector.job_order_id AS id,
       (1 - (job_order_vector.embedding <=> member_vector.embedding))::float8 AS strength
  FROM job_order_vector
  JOIN member_vector
    ON member_vector.akasse_id = %(akasse_id)s
   AND member_vector.member_id = %(member_id)s
   AND member_vector.model = job_order_vector.model
 WHERE job_order_vector.model = %(model)s
   AND job_order_vector.proposable
 ORDER BY strength DESC, id
 LIMIT %(most)s

-- orders_sharing_skills --
-- Shared skills, each weighed by how telling it is.
SELECT job_order_skill.job_order_id AS id,
       sum(wanted.weight * job_order_skill.confidence)::float8 AS strength
  FROM unnest(%(skill_ids)s::integer[], %(weights)s::float8[]) AS wanted (skill_id, weight)
  JOIN job_order_skill ON job_order_skill.skill_id = wanted.skill_id
 WHERE job_order_skill.proposable
 GROUP BY job_order_skill.job_order_id
 ORDER BY strength DESC, id
 LIMIT %(most)s

-- orders_by_occupation --
-- Occupations held, wished for, or reachable over the skill graph; the best reading of each order counts.
SELECT job_order_occupation.job_order_id AS id,
       max(wanted.strength * job_order_occupation.confidence)::float8 AS strength
  FROM unnest(%(occupation_ids)s::integer[], %(strengths)s::float8[]) AS wanted (occupation_id, strength)
  JOIN job_order_occupation ON job_order_occupation.occupation_id = wanted.occupation_id
 WHERE job_order_occupation.proposable
 GROUP BY job_order_occupation.job_order_id
 ORDER BY strength DESC, id
 LIMIT %(most)s

-- orders_by_text --
-- Danish full text over the member's own titles and goals, any word may hit. Words in more orders than `most_hits`
-- tell too little to be worth reading them all: pg_stats knows them, once the table is large enough to have any.
SELECT job_order.job_order_id AS id,
       ts_rank_cd(job_order.search_text, wanted.query)::float8 AS strength
  FROM (SELECT nullif(string_agg(quote_literal(words.lexeme), ' | ' ORDER BY words.lexeme), '')::tsquery AS query
          FROM unnest(to_tsvector('danish', %(text)s)) AS words
         WHERE words.lexeme <> ALL (
               SELECT common.word
                 FROM pg_stats
                 JOIN pg_class
                   ON pg_class.oid = 'job_order'::regclass
                CROSS JOIN unnest(pg_stats.most_common_elems::text::text[],
                                  pg_stats.most_common_elem_freqs) AS common (word, share)
                WHERE pg_stats.schemaname = current_schema()
                  AND pg_stats.tablename = 'job_order'
                  AND pg_stats.attname = 'search_text'
                  AND common.word IS NOT NULL
                  AND common.share * pg_class.reltuples > %(most_hits)s)
       ) AS wanted
  JOIN job_order ON job_order.search_text @@ wanted.query
 WHERE job_order.proposable
 ORDER BY strength DESC, id
 LIMIT %(most)s

-- members_near_order --
-- Vectors: the a-kasse's members whose words lie nearest the order's text.
SELECT member_vector.member_id AS id,
       (1 - (member_vector.embedding <=> job_order_vector.embedding))::float8 AS strength
  FROM job_order_vector
  JOIN member_vector
    ON member_vector.akasse_id = %(akasse_id)s
   AND member_vector.model = job_order_vector.model
 WHERE job_order_vector.job_order_id = %(job_order_id)s
   AND job_order_vector.model = %(model)s
 ORDER BY strength DESC, id
 LIMIT %(most)s

-- members_sharing_skills --
-- Shared skills, each weighed by how telling it is.
SELECT member_skill.member_id AS id,
       sum(wanted.weight)::float8 AS strength
  FROM unnest(%(skill_ids)s::integer[], %(weights)s::float8[]) AS wanted (skill_id, weight)
  JOIN member_skill
    ON member_skill.akasse_id = %(akasse_id)s
   AND member_skill.skill_id = wanted.skill_id
 GROUP BY member_skill.member_id
 ORDER BY strength DESC, id
 LIMIT %(most)s

-- members_by_occupation --
-- Members who hold, want or could reach the order's occupations over the skill graph.
SELECT known.member_id AS id,
       max(wanted.strength)::float8 AS strength
  FROM unnest(%(occupation_ids)s::integer[], %(strengths)s::float8[]) AS wanted (occupation_id, strength)
  JOIN (SELECT member_occupation.member_id, member_occupation.occupation_id
          FROM member_occupation
         WHERE member_occupation.akasse_id = %(akasse_id)s
         UNION ALL
        SELECT member_goal.member_id, member_goal.occupation_id
          FROM member_goal
         WHERE member_goal.akasse_id = %(akasse_id)s
       ) AS known ON known.occupation_id = wanted.occupation_id
 GROUP BY known.member_id
 ORDER BY strength DESC, id
 LIMIT %(most)s

-- likeness_of_orders --
-- The vector likeness of orders that another source found.
SELECT job_order_vector.job_order_id AS id,
       (1 - (job_order_vector.embedding <=> member_vector.embedding))::float8 AS strength
  FROM job_order_vector
  JOIN member_vector
    ON member_vector.akasse_id = %(akasse_id)s
   AND member_vector.member_id = %(member_id)s
   AND member_vector.model = job_order_vector.model
 WHERE job_order_vector.job_order_id = ANY (%(job_order_ids)s)
   AND job_order_vector.model = %(model)s
 ORDER BY strength DESC, id

-- likeness_of_members --
-- The vector likeness of members that another source found.
SELECT member_vector.member_id AS id,
       (1 - (member_vector.embedding <=> job_order_vector.embedding))::float8 AS strength
  FROM job_order_vector
  JOIN member_vector
    ON member_vector.akasse_id = %(akasse_id)s
   AND member_vector.model = job_order_vector.model
 WHERE job_order_vector.job_order_id = %(job_order_id)s
   AND job_order_vector.model = %(model)s
   AND member_vector.member_id = ANY (%(member_ids)s)
 ORDER BY strength DESC, id
