-- add_agreement --
-- An agreement of a talk; its keys refuse the same form twice and two agreements on one job.
INSERT INTO agreement (akasse_id, talk_id, course_id, member_id, kind, body, deadline_on, doer, job_order_id,
                       ranking_event_id, offer_kind, once_key, made_at, made_by)
VALUES (%(akasse_id)s, %(talk_id)s, %(course_id)s, %(member_id)s, %(kind)s, %(body)s, %(deadline_on)s, %(doer)s,
        %(job_order_id)s, %(event_id)s, %(offer_kind)s, %(once_key)s, %(now)s, %(actor)s)
RETURNING agreement_id

-- find_agreement_of_form --
-- The agreement that a form sent before has made.
SELECT agreement.agreement_id
  FROM agreement
 WHERE agreement.akasse_id = %(akasse_id)s
   AND agreement.talk_id = %(talk_id)s
   AND agreement.once_key = %(once_key)s

-- change_agreement --
-- Another state, unless somebody changed it in between.
UPDATE agreement
   SET state = %(state)s,
       version = agreement.version + 1
 WHERE agreement.akasse_id = %(akasse_id)s
   AND agreement.agreement_id = %(agreement_id)s
   AND agreement.version = %(version)s

-- add_agreement_event --
-- What became of an agreement, kept for good.
INSERT INTO agreement_event (akasse_id, agreement_id, happened_at, actor, state, version)
VALUES (%(akasse_id)s, %(agreement_id)s, %(now)s, %(actor)s, %(state)s, %(version)s)

-- agreements_of_member --
-- Everything agreed with a member in any talk, oldest first, with the job's names.
SELECT agreement.agreement_id,
       agreement.talk_id,
       agreement.course_id,
       agreement.member_id,
       agreement.kind,
       agreement.state,
       agreement.doer,
       agreement.made_at,
       agreement.version,
       agreement.body,
       agreement.deadline_on,
       agreement.job_order_id,
       agreement.ranking_event_id,
       agreement.offer_kind,
       job_order.number AS order_number,
       job_order.title AS order_title,
       employer.name AS employer
  FROM agreement
  LEFT JOIN job_order ON job_order.job_order_id = agreement.job_order_id
  LEFT JOIN employer ON employer.employer_id = job_order.employer_id
 WHERE agreement.akasse_id = %(akasse_id)s
   AND agreement.member_id = %(member_id)s
 ORDER BY agreement.made_at, agreement.agreement_id

-- find_agreement_member --
-- Whose agreement it is, to read it with the others.
SELECT agreement.member_id
  FROM agreement
 WHERE agreement.akasse_id = %(akasse_id)s
   AND agreement.agreement_id = %(agreement_id)s

-- drafts_of_talk --
-- What an adviser has typed in a talk and not used yet.
SELECT talk_draft.field,
       talk_draft.body AS text,
       talk_draft.version,
       talk_draft.saved_at
  FROM talk_draft
 WHERE talk_draft.akasse_id = %(akasse_id)s
   AND talk_draft.talk_id = %(talk_id)s
   AND talk_draft.adviser = %(adviser)s
 ORDER BY talk_draft.field

-- keep_draft --
-- The newest text of a field; a save from a page that has not seen another's newest changes and returns nothing.
INSERT INTO talk_draft (akasse_id, talk_id, adviser, field, body, page_key, saved_at)
VALUES (%(akasse_id)s, %(talk_id)s, %(adviser)s, %(field)s, %(text)s, %(page_key)s, %(now)s)
ON CONFLICT (akasse_id, talk_id, adviser, field) DO UPDATE
   SET body = excluded.body,
       page_key = excluded.page_key,
       version = talk_draft.version + 1,
       saved_at = excluded.saved_at
 WHERE talk_draft.version = %(seen)s
    OR talk_draft.page_key = excluded.page_key
RETURNING talk_draft.field, talk_draft.body AS text, talk_draft.version, talk_draft.saved_at

-- forget_drafts --
-- What was typed has been used, or the talk is over.
DELETE FROM talk_draft
 WHERE talk_draft.akasse_id = %(akasse_id)s
   AND talk_draft.talk_id = %(talk_id)s
   AND (%(adviser)s::text IS NULL OR talk_draft.adviser = %(adviser)s)
   AND (%(field)s::draft_field IS NULL OR talk_draft.field = %(field)s)

-- add_plan --
-- The text for Min Plan as it was when the talk ended.
INSERT INTO talk_plan (akasse_id, talk_id, body, written_at, written_by)
VALUES (%(akasse_id)s, %(talk_id)s, %(text)s, %(now)s, %(actor)s)

-- find_plan --
-- The text for Min Plan of an ended talk.
SELECT talk_plan.body AS text,
       talk_plan.written_at
  FROM talk_plan
 WHERE talk_plan.akasse_id = %(akasse_id)s
   AND talk_plan.talk_id = %(talk_id)s

-- talk_changes --
-- Every version of every talk since a day, as the common data base is told of it.
SELECT talk.talk_id,
       talk_event.version,
       talk_event.happened_at,
       talk_event.state,
       talk_event.form,
       talk_event.starts_at,
       talk_event.starts_at + (talk.ends_at - talk.starts_at) AS ends_at,
       talk.kind,
       talk.also,
       talk.place,
       talk.rebook_until,
       talk.concrete_job,
       member.source_id AS member_source_id,
       course.wants_akasse_at_first,
       adviser.name AS adviser_name
  FROM talk_event
  JOIN talk
    ON talk.akasse_id = talk_event.akasse_id
   AND talk.talk_id = talk_event.talk_id
  JOIN member
    ON member.akasse_id = talk.akasse_id
   AND member.member_id = talk.member_id
  JOIN course
    ON course.akasse_id = talk.akasse_id
   AND course.course_id = talk.course_id
  JOIN adviser
    ON adviser.akasse_id = talk.akasse_id
   AND adviser.user_id = talk.adviser
 WHERE talk_event.akasse_id = %(akasse_id)s
   AND member.akasse_id = %(akasse_id)s
   AND talk_event.happened_at >= %(since)s
 ORDER BY talk_event.happened_at, talk_event.talk_id, talk_event.version, talk_event.talk_event_id
