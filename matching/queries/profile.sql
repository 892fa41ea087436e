-- lock_member --
-- Changes of one profile wait for one another and for the reading of the member.
SELECT member.member_id
  FROM member
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = %(member_id)s
   FOR UPDATE

-- profile_version --
-- How many changes the profile has seen; a change names the version it saw.
SELECT coalesce(max(profile_change.version), 0)
  FROM profile_change
 WHERE profile_change.akasse_id = %(akasse_id)s
   AND profile_change.member_id = %(member_id)s

-- newest_change --
-- The change that may still be undone, and the one that a repeated form repeats.
SELECT profile_change.profile_change_id,
       profile_change.version,
       profile_change.happened_at,
       profile_change.actor,
       profile_change.part,
       profile_change.key,
       profile_change.before,
       profile_change.after,
       profile_change.mend_before,
       profile_change.undoes
  FROM profile_change
 WHERE profile_change.akasse_id = %(akasse_id)s
   AND profile_change.member_id = %(member_id)s
 ORDER BY profile_change.version DESC, profile_change.profile_change_id
 LIMIT 1

-- add_profile_change --
-- One change; the version is given once, whoever comes second is refused.
INSERT INTO profile_change (akasse_id, member_id, version, happened_at, actor, part, key, before, after, mend_before,
                            undoes)
VALUES (%(akasse_id)s, %(member_id)s, %(version)s, %(now)s, %(actor)s, %(part)s, %(key)s, %(before)s, %(after)s,
        %(mend_before)s, %(undoes)s)
RETURNING profile_change_id

-- mends_of_members --
-- What people have mended of these members, to be laid over what a file says.
SELECT profile_mend.member_id,
       profile_mend.part,
       profile_mend.key,
       profile_mend.value,
       profile_mend.file_said
  FROM profile_mend
 WHERE profile_mend.akasse_id = %(akasse_id)s
   AND profile_mend.member_id = ANY (%(member_ids)s)
 ORDER BY profile_mend.member_id, profile_mend.part, profile_mend.key

-- put_mend --
-- What holds from now on; what the file said is kept from the first time people mended it.
INSERT INTO profile_mend (akasse_id, member_id, part, key, value, file_said, mended_at, actor)
VALUES (%(akasse_id)s, %(member_id)s, %(part)s, %(key)s, %(value)s, %(file_said)s, %(now)s, %(actor)s)
ON CONFLICT (akasse_id, member_id, part, key) DO UPDATE
   SET value = excluded.value,
       file_said = excluded.file_said,
       mended_at = excluded.mended_at,
       actor = excluded.actor

-- forget_mend --
-- The file speaks again: a change was undone, or the file said something newer.
DELETE FROM profile_mend
 WHERE profile_mend.akasse_id = %(akasse_id)s
   AND profile_mend.member_id = %(member_id)s
   AND profile_mend.part = %(part)s
   AND profile_mend.key = %(key)s

-- skill_lines --
-- The competences as they stand.
SELECT member_skill.skill_id,
       member_skill.source,
       member_skill.phrase
  FROM member_skill
 WHERE member_skill.akasse_id = %(akasse_id)s
   AND member_skill.member_id = %(member_id)s
 ORDER BY member_skill.skill_id

-- licence_lines --
-- The licences as they stand.
SELECT member_licence.licence_id,
       member_licence.phrase
  FROM member_licence
 WHERE member_licence.akasse_id = %(akasse_id)s
   AND member_licence.member_id = %(member_id)s
 ORDER BY member_licence.licence_id

-- language_lines --
-- The languages as they stand.
SELECT member_language.language,
       member_language.level
  FROM member_language
 WHERE member_language.akasse_id = %(akasse_id)s
   AND member_language.member_id = %(member_id)s
 ORDER BY member_language.language

-- goal_lines --
-- The goals as they stand, with what each was read as.
SELECT member_goal.title,
       member_goal.occupation_id
  FROM member_goal
 WHERE member_goal.akasse_id = %(akasse_id)s
   AND member_goal.member_id = %(member_id)s
 ORDER BY member_goal.place

-- terms_of_member --
-- Hours, shifts and travel as they stand.
SELECT member.hours_least::float8 AS hours_least,
       member.hours_most::float8 AS hours_most,
       member.shifts,
       member.travel_limit,
       member.travel_mode
  FROM member
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = %(member_id)s

-- put_skill_held --
-- A competence as people say it.
INSERT INTO member_skill (akasse_id, member_id, skill_id, source, phrase)
VALUES (%(akasse_id)s, %(member_id)s, %(skill_id)s, %(source)s, %(phrase)s)
ON CONFLICT (akasse_id, member_id, skill_id) DO UPDATE
   SET source = excluded.source,
       phrase = excluded.phrase

-- drop_skill --
-- A competence that people took away.
DELETE FROM member_skill
 WHERE member_skill.akasse_id = %(akasse_id)s
   AND member_skill.member_id = %(member_id)s
   AND member_skill.skill_id = %(skill_id)s

-- put_licence_held --
-- A licence as people say it.
INSERT INTO member_licence (akasse_id, member_id, licence_id, phrase)
VALUES (%(akasse_id)s, %(member_id)s, %(licence_id)s, %(phrase)s)
ON CONFLICT (akasse_id, member_id, licence_id) DO UPDATE
   SET phrase = excluded.phrase

-- drop_licence --
-- A licence that people took away.
DELETE FROM member_licence
 WHERE member_licence.akasse_id = %(akasse_id)s
   AND member_licence.member_id = %(member_id)s
   AND member_licence.licence_id = %(licence_id)s

-- put_language_spoken --
-- A language as people say it.
INSERT INTO member_language (akasse_id, member_id, language, level)
VALUES (%(akasse_id)s, %(member_id)s, %(language)s, %(level)s)
ON CONFLICT (akasse_id, member_id, language) DO UPDATE
   SET level = excluded.level

-- drop_language --
-- A language that people took away.
DELETE FROM member_language
 WHERE member_language.akasse_id = %(akasse_id)s
   AND member_language.member_id = %(member_id)s
   AND member_language.language = %(language)s

-- drop_goals --
-- Goals are replaced as a whole, since their places count.
DELETE FROM member_goal
 WHERE member_goal.akasse_id = %(akasse_id)s
   AND member_goal.member_id = %(member_id)s

-- put_goal --
-- One goal as people say it.
INSERT INTO member_goal (akasse_id, member_id, place, title, occupation_id, confidence)
VALUES (%(akasse_id)s, %(member_id)s, %(place)s, %(title)s, %(occupation_id)s, 1)

-- set_hours --
-- Weekly hours as people say them.
UPDATE member
   SET hours_least = %(least)s,
       hours_most = %(most)s
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = %(member_id)s

-- set_shifts --
-- Shifts as people say them.
UPDATE member
   SET shifts = %(shifts)s
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = %(member_id)s

-- set_travel --
-- Travel as people say it.
UPDATE member
   SET travel_limit = %(limit)s,
       travel_mode = %(mode)s
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = %(member_id)s

-- read_member_again --
-- The vector is made of names, so the worker makes it again; until then the old one finds what it found.
UPDATE member
   SET understood_at = NULL
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = %(member_id)s

-- active_terms --
-- Which of these may still be chosen.
SELECT terms.id
  FROM (SELECT occupation.occupation_id AS id
          FROM occupation
         WHERE occupation.status = 'active'
           AND occupation.occupation_id = ANY (%(occupation_ids)s)
         UNION
        SELECT skill.skill_id
          FROM skill
         WHERE skill.status = 'active'
           AND skill.skill_id = ANY (%(skill_ids)s)
         UNION
        SELECT licence.licence_id
          FROM licence
         WHERE licence.licence_id = ANY (%(licence_ids)s)) AS terms
 ORDER BY terms.id
