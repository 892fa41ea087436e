-- running_course --
-- The course that a new talk or an exemption counts in: the member's newest that has not ended.
SELECT course.course_id,
       course.adviser,
       course.started_on
  FROM course
 WHERE course.akasse_id = %(akasse_id)s
   AND course.member_id = %(member_id)s
   AND (course.ended_on IS NULL OR course.ended_on > %(as_of)s)
 ORDER BY course.started_on DESC, course.course_id
 LIMIT 1

-- add_talk --
-- A planned talk; the exclusion constraints refuse a second one at the same time.
INSERT INTO talk (akasse_id, course_id, member_id, kind, also, form, starts_at, ends_at, place, adviser, rebook_until,
                  changed_at)
VALUES (%(akasse_id)s, %(course_id)s, %(member_id)s, %(kind)s, %(also)s, %(form)s, %(starts_at)s, %(ends_at)s,
        %(place)s, %(adviser)s, %(rebook_until)s, %(now)s)
RETURNING talk_id

-- find_talk --
-- One talk in its newest state.
SELECT talk.talk_id,
       talk.course_id,
       talk.member_id,
       talk.kind,
       talk.form,
       talk.state,
       talk.starts_at,
       talk.ends_at,
       talk.place,
       talk.adviser,
       talk.also,
       talk.rebook_until,
       talk.concrete_job,
       talk.note,
       talk.version
  FROM talk
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.talk_id = %(talk_id)s

-- lock_talk --
-- Two who change the same talk do so one after the other, and the second sees what the first did.
SELECT talk.talk_id
  FROM talk
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.talk_id = %(talk_id)s
   FOR UPDATE

-- change_talk --
-- The talk's next version; the caller holds its lock.
UPDATE talk
   SET state = %(state)s,
       form = %(form)s,
       starts_at = %(starts_at)s,
       ends_at = %(ends_at)s,
       place = %(place)s,
       also = %(also)s,
       rebook_until = %(rebook_until)s,
       concrete_job = %(concrete_job)s,
       note = %(note)s,
       version = %(version)s,
       changed_at = %(now)s
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.talk_id = %(talk_id)s

-- add_talk_event --
-- What the talk is from now on; the key on the version lets nothing be noted twice.
INSERT INTO talk_event (akasse_id, talk_id, happened_at, actor, state, form, starts_at, version)
VALUES (%(akasse_id)s, %(talk_id)s, %(now)s, %(actor)s, %(state)s, %(form)s, %(starts_at)s, %(version)s)

-- talk_events --
-- What became of a talk, in order.
SELECT talk_event.happened_at,
       talk_event.actor,
       talk_event.state,
       talk_event.form,
       talk_event.starts_at,
       talk_event.version
  FROM talk_event
 WHERE talk_event.akasse_id = %(akasse_id)s
   AND talk_event.talk_id = %(talk_id)s
 ORDER BY talk_event.version

-- talks_of_member --
-- Every talk of a member, the latest first.
SELECT talk.talk_id,
       talk.course_id,
       talk.member_id,
       talk.kind,
       talk.form,
       talk.state,
       talk.starts_at,
       talk.ends_at,
       talk.place,
       talk.adviser,
       talk.also,
       talk.rebook_until,
       talk.concrete_job,
       talk.note,
       talk.version
  FROM talk
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.member_id = %(member_id)s
 ORDER BY talk.starts_at DESC, talk.talk_id

-- lock_adviser --
-- Bookings of an adviser are made one after the other: left to the exclusion constraint alone, two would deadlock.
SELECT adviser.user_id
  FROM adviser
 WHERE adviser.akasse_id = %(akasse_id)s
   AND adviser.user_id = %(adviser)s
   FOR NO KEY UPDATE

-- lock_member_courses --
-- Bookings of a member are made one after the other, for the same reason.
SELECT course.course_id
  FROM course
 WHERE course.akasse_id = %(akasse_id)s
   AND course.member_id = %(member_id)s
 ORDER BY course.course_id
   FOR NO KEY UPDATE

-- taken_times --
-- Planned talks of the adviser or the member that overlap a wanted time, so that the refusal can say when they are.
SELECT talk.talk_id,
       talk.starts_at,
       talk.ends_at,
       talk.adviser = %(adviser)s AS of_adviser
  FROM talk
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.state = 'planned'
   AND (talk.adviser = %(adviser)s OR talk.member_id = %(member_id)s)
   AND tstzrange(talk.starts_at, talk.ends_at) && tstzrange(%(starts_at)s, %(ends_at)s)
   AND talk.talk_id IS DISTINCT FROM %(talk_id)s::uuid
 ORDER BY talk.starts_at, talk.talk_id

-- diary --
-- The talks of a span of time with whom they are and how well they are prepared; without an adviser everybody's.
SELECT talk.talk_id,
       talk.member_id,
       member.number AS member_number,
       member_identity.name AS member_name,
       talk.kind,
       talk.also,
       talk.form,
       talk.state,
       talk.starts_at,
       talk.ends_at,
       talk.place,
       talk.adviser,
       adviser.name AS adviser_name,
       talk.version,
       -- a talk that was cancelled or not turned up to gives its number to the next
       (SELECT count(*)
          FROM talk AS counted
         WHERE counted.akasse_id = talk.akasse_id
           AND counted.course_id = talk.course_id
           AND (counted.kind = 'jobsamtale' OR 'jobsamtale' = ANY (counted.also))
           AND counted.state IN ('planned', 'held')
           AND counted.starts_at < talk.starts_at)::integer + 1 AS ordinal,
       member.understood_at IS NOT NULL AS is_understood,
       EXISTS (SELECT
                 FROM member_goal
                WHERE member_goal.akasse_id = talk.akasse_id
                  AND member_goal.member_id = talk.member_id) AS has_goals,
       EXISTS (SELECT
                 FROM member_occupation
                WHERE member_occupation.akasse_id = talk.akasse_id
                  AND member_occupation.member_id = talk.member_id)
       OR EXISTS (SELECT
                    FROM member_skill
                   WHERE member_skill.akasse_id = talk.akasse_id
                     AND member_skill.member_id = talk.member_id) AS has_history
  FROM talk
  JOIN member
    ON member.akasse_id = talk.akasse_id
   AND member.member_id = talk.member_id
  JOIN member_identity
    ON member_identity.akasse_id = talk.akasse_id
   AND member_identity.member_id = talk.member_id
  JOIN adviser
    ON adviser.akasse_id = talk.akasse_id
   AND adviser.user_id = talk.adviser
 WHERE talk.akasse_id = %(akasse_id)s
   AND (%(adviser)s::text IS NULL OR talk.adviser = %(adviser)s)
   AND talk.starts_at >= %(since)s
   AND talk.starts_at < %(until)s
 ORDER BY talk.starts_at, talk.talk_id

-- unregistered_talks --
-- Planned talks whose time has passed: somebody has to say whether they were held.
SELECT talk.talk_id,
       talk.member_id,
       member.number AS member_number,
       member_identity.name AS member_name,
       talk.starts_at,
       talk.ends_at
  FROM talk
  JOIN member
    ON member.akasse_id = talk.akasse_id
   AND member.member_id = talk.member_id
  JOIN member_identity
    ON member_identity.akasse_id = talk.akasse_id
   AND member_identity.member_id = talk.member_id
 WHERE talk.akasse_id = %(akasse_id)s
   AND (%(adviser)s::text IS NULL OR talk.adviser = %(adviser)s)
   AND talk.state = 'planned'
   AND talk.ends_at < %(before)s
 ORDER BY talk.starts_at, talk.talk_id
 LIMIT %(most)s

-- coming_jobsamtaler --
-- Whether these members are called to a jobsamtale already, and when: what is planned in time needs no acting on.
SELECT talk.member_id,
       min(talk.starts_at) AS starts_at
  FROM talk
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.member_id = ANY (%(member_ids)s)
   AND talk.state = 'planned'
   AND (talk.kind = 'jobsamtale' OR 'jobsamtale' = ANY (talk.also))
   AND talk.ends_at >= %(now)s
 GROUP BY talk.member_id
 ORDER BY talk.member_id

-- calendar_talks --
-- What an adviser's calendar shows: a number and a kind, no name; a cancelled talk for a while, so that it disappears.
SELECT talk.talk_id,
       member.number AS member_number,
       talk.kind,
       talk.state,
       talk.starts_at,
       talk.ends_at,
       talk.version,
       talk.changed_at
  FROM talk
  JOIN member
    ON member.akasse_id = talk.akasse_id
   AND member.member_id = talk.member_id
 WHERE talk.akasse_id = %(akasse_id)s
   AND talk.adviser = %(adviser)s
   AND talk.starts_at >= %(since)s
   AND (talk.state <> 'cancelled' OR talk.changed_at >= %(cancelled_since)s)
 ORDER BY talk.starts_at, talk.talk_id
