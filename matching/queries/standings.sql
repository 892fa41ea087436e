-- join_by_hash --
-- What the planner expects of one part made from another is a guess; row by row, thousands of courses would take minutes.
SET LOCAL enable_nestloop = off

-- join_as_usual --
-- For what else the transaction asks.
SET LOCAL enable_nestloop = on

-- standings --
-- Where each member's newest course stands, for all of an a-kasse's courses at once: what the figures count, and what
-- the next duty is worked out from. The law itself is matching.core.contact_course; a test over random
-- courses holds the two together. Which rule a course falls under is chosen there and given here as `rule`.
WITH rule AS (
     SELECT given.arm,
            given.home,
            given.since,
            given.until,
            given.rule_key,
            given.threshold,
            given.first_days,
            given.return_days,
            given.gives_period,
            given.may_exempt
       FROM unnest(%(arms)s::text[], %(homes)s::text[], %(since)s::date[], %(until)s::date[], %(rule_keys)s::text[],
                   %(thresholds)s::integer[], %(first_days)s::integer[], %(return_days)s::integer[],
                   %(give_periods)s::boolean[], %(may_exempt)s::boolean[])
         AS given (arm, home, since, until, rule_key, threshold, first_days, return_days, gives_period, may_exempt)
     ),
     newest AS (
     SELECT DISTINCT ON (course.member_id) course.course_id
       FROM course
      WHERE course.akasse_id = %(akasse_id)s
        AND course.started_on <= %(as_of)s
      ORDER BY course.member_id, course.started_on DESC, course.course_id
     ),
     known AS MATERIALIZED (
     SELECT course.course_id,
            course.member_id,
            member.number,
            course.started_on,
            course.ended_on AS told_end,
            course.is_part_time_insured,
            CASE WHEN course.ended_on <= %(as_of)s THEN course.ended_on END AS ended_on,
            (course.hours_at_start * 10)::integer AS tenths_before,
            rule.rule_key,
            rule.threshold,
            rule.first_days,
            rule.return_days,
            rule.may_exempt,
            rule.gives_period
                AND NOT course.municipality_from_day_one
                AND course.hours_at_start * 10 <= rule.threshold AS is_ours
       FROM newest
       JOIN course
         ON course.akasse_id = %(akasse_id)s
        AND course.course_id = newest.course_id
       JOIN member
         ON member.akasse_id = course.akasse_id
        AND member.member_id = course.member_id
       LEFT JOIN rule
         ON rule.arm = CASE WHEN course.trial_arm = ANY (%(known_arms)s) THEN course.trial_arm ELSE '' END
        AND rule.home = CASE WHEN member.municipality_code = ANY (%(known_homes)s)
                             THEN member.municipality_code ELSE '' END
        AND rule.since <= course.started_on
        AND course.started_on < rule.until
      WHERE (course.ended_on IS NULL OR course.ended_on > %(ended_after)s)
        AND (%(adviser)s::text IS NULL OR course.adviser = %(adviser)s)
     ),
     paid AS (
     SELECT benefit_hours.course_id,
            benefit_hours.month,
            benefit_hours.hours,
            known.tenths_before + sum((benefit_hours.hours * 10)::integer)
                OVER (PARTITION BY benefit_hours.course_id ORDER BY benefit_hours.month) AS tenths_in_all,
            known.threshold
       FROM known
       JOIN benefit_hours
         ON benefit_hours.akasse_id = %(akasse_id)s
        AND benefit_hours.course_id = known.course_id
      WHERE benefit_hours.month <= %(as_of)s
     ),
     clock AS (
     SELECT paid.course_id,
            (min(paid.month) FILTER (WHERE paid.tenths_in_all > paid.threshold) + interval '1 month')::date AS passed_on,
            max(paid.tenths_in_all) AS tenths_in_all,
            max(paid.month) AS newest_month,
            count(*) <= 12 * (extract(year FROM max(paid.month)) - extract(year FROM min(paid.month)))
                        + extract(month FROM max(paid.month)) - extract(month FROM min(paid.month)) AS has_gaps
       FROM paid
      GROUP BY paid.course_id
     ),
     period AS MATERIALIZED (
     SELECT known.course_id,
            known.member_id,
            known.number,
            known.started_on,
            known.told_end,
            known.ended_on,
            known.is_part_time_insured,
            known.rule_key,
            known.first_days,
            known.return_days,
            known.may_exempt,
            known.is_ours,
            coalesce(clock.tenths_in_all, known.tenths_before)::float8 / 10 AS hours_paid,
            coalesce(clock.has_gaps, false) AS has_gaps,
            clock.newest_month,
            CASE WHEN known.is_ours AND clock.passed_on < coalesce(known.ended_on, 'infinity')
                 THEN clock.passed_on END AS handover_on
       FROM known
       LEFT JOIN clock ON clock.course_id = known.course_id
     ),
     jobsamtale AS MATERIALIZED (
     SELECT talk.course_id,
            (talk.starts_at AT TIME ZONE 'Europe/Copenhagen')::date AS held_on
       FROM talk
      WHERE talk.akasse_id = %(akasse_id)s
        AND talk.state = 'held'
        AND (talk.kind = 'jobsamtale' OR 'jobsamtale' = ANY (talk.also))
     ),
     held AS (
     SELECT jobsamtale.course_id,
            count(*)::integer AS talks,
            min(jobsamtale.held_on) AS first_on
       FROM period
       JOIN jobsamtale ON jobsamtale.course_id = period.course_id
      WHERE period.is_ours
        AND jobsamtale.held_on <= %(as_of)s
        AND jobsamtale.held_on >= period.started_on
        AND jobsamtale.held_on < least(period.handover_on, period.ended_on, 'infinity'::date)
      GROUP BY jobsamtale.course_id
     ),
     told AS (
     -- A course without a registration counts as registered from its first day to its last.
     SELECT period.course_id,
            coalesce(registration.registered_on, period.started_on) AS registered_on,
            CASE WHEN registration.course_id IS NULL
                 THEN CASE WHEN period.told_end <= %(as_of)s THEN period.told_end ELSE 'infinity' END
                 ELSE CASE WHEN registration.ended_on <= %(as_of)s THEN registration.ended_on ELSE 'infinity' END
                 END AS ended_on
       FROM period
       LEFT JOIN registration
         ON registration.akasse_id = %(akasse_id)s
        AND registration.course_id = period.course_id
      WHERE coalesce(registration.registered_on, period.started_on) <= %(as_of)s
     ),
     stretch AS (
     SELECT told.course_id,
            told.registered_on,
            told.ended_on,
            coalesce(told.registered_on > max(told.ended_on) OVER (
                         PARTITION BY told.course_id ORDER BY told.registered_on, told.ended_on
                          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), true) AS is_return
       FROM told
     ),
     numbered AS (
     SELECT stretch.course_id,
            stretch.registered_on,
            stretch.ended_on,
            count(*) FILTER (WHERE stretch.is_return)
                OVER (PARTITION BY stretch.course_id ORDER BY stretch.registered_on, stretch.ended_on) AS place
       FROM stretch
     ),
     registered AS (
     SELECT numbered.course_id,
            numbered.place,
            min(numbered.registered_on) AS registered_on,
            max(numbered.ended_on) AS ended_on
       FROM numbered
      GROUP BY numbered.course_id, numbered.place
     ),
     registration_now AS (
     SELECT registered.course_id,
            min(registered.registered_on) AS first_on,
            max(registered.registered_on) FILTER (WHERE registered.ended_on > %(as_of)s) AS open_since
       FROM registered
      GROUP BY registered.course_id
     ),
     whole_month AS (
     SELECT paid.course_id,
            array_agg(paid.hours::float8 ORDER BY paid.month) AS hours
       FROM paid
       JOIN registered
         ON registered.course_id = paid.course_id
        AND registered.registered_on <= paid.month
        AND registered.ended_on >= paid.month + interval '1 month'
      GROUP BY paid.course_id
     ),
     due AS (
     -- The deadline that counts: it falls away when the registration ends before it, and a return sets a new one.
     SELECT DISTINCT ON (registered.course_id)
            registered.course_id,
            registered.registered_on + deadline.days AS due_on
       FROM registered
       JOIN period ON period.course_id = registered.course_id
       LEFT JOIN held ON held.course_id = registered.course_id
      CROSS JOIN LATERAL (SELECT CASE WHEN registered.place = 1 THEN period.first_days ELSE period.return_days END)
         AS deadline (days)
      WHERE period.is_ours
        AND (registered.registered_on + deadline.days < registered.ended_on
             OR held.first_on <= registered.registered_on + deadline.days)
      ORDER BY registered.course_id, registered.place
     )
SELECT period.course_id,
       period.member_id,
       period.started_on,
       period.rule_key,
       period.is_ours,
       period.ended_on IS NULL AS is_running,
       registration_now.open_since IS NOT NULL AS registered,
       period.handover_on,
       CASE WHEN held.first_on IS NOT NULL OR due.due_on < least(period.handover_on, period.ended_on, 'infinity'::date)
            THEN due.due_on END AS first_talk_due_on,
       held.first_on AS first_talk_held_on,
       coalesce(held.talks, 0) AS talks_held,
       period.is_ours
           AND period.may_exempt
           AND EXISTS (SELECT
                         FROM exemption
                        WHERE exemption.akasse_id = %(akasse_id)s
                          AND exemption.course_id = period.course_id
                          AND exemption.withdrawn_at IS NULL
                          AND (exemption.decided_at AT TIME ZONE 'Europe/Copenhagen')::date <= %(as_of)s) AS exempted,
       period.hours_paid,
       coalesce(whole_month.hours, '{}') AS whole_months,
       date_trunc('month', coalesce(period.newest_month + interval '1 month', registration_now.first_on,
                                    period.started_on))::date AS first_unpaid,
       registration_now.open_since,
       period.has_gaps,
       period.is_part_time_insured
  FROM period
  LEFT JOIN held ON held.course_id = period.course_id
  LEFT JOIN registration_now ON registration_now.course_id = period.course_id
  LEFT JOIN whole_month ON whole_month.course_id = period.course_id
  LEFT JOIN due ON due.course_id = period.course_id
 ORDER BY period.number, period.course_id
