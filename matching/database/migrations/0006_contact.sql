-- The contact process: dated rules, courses of unemployment with paid hours, talks, exemptions, and advisers.

CREATE TYPE rule_scope AS ENUM ('everywhere', 'only_these', 'all_but_these');
CREATE TYPE registration_end AS ENUM ('sick', 'work', 'leave', 'other');
CREATE TYPE talk_kind AS ENUM ('jobsamtale', 'raadighed', 'cv', 'by_need', 'first_municipal');
CREATE TYPE talk_form AS ENUM ('in_person', 'phone', 'video', 'other');
CREATE TYPE talk_state AS ENUM ('planned', 'held', 'no_show', 'cancelled');
CREATE TYPE exemption_reason AS ENUM ('job_in_sight', 'seeks_well_alone', 'education_begins', 'other');

CREATE TABLE contact_rule (
    rule_key                text PRIMARY KEY,
    title                   text NOT NULL,
    valid_from              date NOT NULL,
    valid_until             date,
    trial_arm               text NOT NULL DEFAULT '',
    scope                   rule_scope NOT NULL DEFAULT 'everywhere',
    municipality_codes      text[] NOT NULL DEFAULT '{}',
    months                  smallint NOT NULL,
    handover_hours          numeric(6, 1) NOT NULL,
    first_talk_days         smallint NOT NULL,
    return_talk_days        smallint NOT NULL,
    talks_required          smallint NOT NULL,
    share_required          numeric(4, 3) NOT NULL,
    exempt_share_most       numeric(4, 3) NOT NULL,
    municipal_actor         text NOT NULL,
    is_verified             boolean NOT NULL,
    source                  text NOT NULL,
    CONSTRAINT rule_runs_forward CHECK (valid_from < valid_until),
    CONSTRAINT rule_shares_are_shares CHECK (share_required BETWEEN 0 AND 1 AND exempt_share_most BETWEEN 0 AND 1),
    CONSTRAINT rule_scope_names_its_places CHECK ((scope = 'everywhere') = (municipality_codes = '{}'))
);
COMMENT ON TABLE contact_rule IS 'Rules of the contact process as dated data; a person keeps the rule of the day the course began.';
COMMENT ON COLUMN contact_rule.rule_key IS 'Key that does not change, such as 2026-07-share.';
COMMENT ON COLUMN contact_rule.title IS 'What advisers call it, in Danish.';
COMMENT ON COLUMN contact_rule.valid_from IS 'First day of a course that the rule holds for.';
COMMENT ON COLUMN contact_rule.valid_until IS 'The day after the last one; null = until further notice.';
COMMENT ON COLUMN contact_rule.trial_arm IS 'Arm of a trial; empty for the ordinary rule.';
COMMENT ON COLUMN contact_rule.scope IS 'Whether the municipalities are meant, left out, or of no matter.';
COMMENT ON COLUMN contact_rule.municipality_codes IS 'Municipalities of residence that the scope speaks of.';
COMMENT ON COLUMN contact_rule.months IS 'Months of the a-kasse''s period, as people say it.';
COMMENT ON COLUMN contact_rule.handover_hours IS 'Paid benefit hours; handover follows the month in which more are passed.';
COMMENT ON COLUMN contact_rule.first_talk_days IS 'Days from registration to the latest first talk.';
COMMENT ON COLUMN contact_rule.return_talk_days IS 'Days from a return to the latest first talk, when none was held.';
COMMENT ON COLUMN contact_rule.talks_required IS 'Jobsamtaler required inside the period.';
COMMENT ON COLUMN contact_rule.share_required IS 'Share of members who must have had them (1 = each).';
COMMENT ON COLUMN contact_rule.exempt_share_most IS 'Highest share that may be exempted one by one.';
COMMENT ON COLUMN contact_rule.municipal_actor IS 'What the public actor is called under this rule.';
COMMENT ON COLUMN contact_rule.is_verified IS 'Whether each number was read in a source; false = a default of ours, to be confirmed.';
COMMENT ON COLUMN contact_rule.source IS 'Where it was read, or what is assumed.';

CREATE TABLE adviser (
    akasse_id       smallint NOT NULL REFERENCES akasse,
    user_id         text NOT NULL,
    name            text NOT NULL,
    place           text NOT NULL DEFAULT '',
    calendar_digest text,
    PRIMARY KEY (akasse_id, user_id),
    CONSTRAINT calendar_address_is_one_advisers UNIQUE (akasse_id, calendar_digest)
);
COMMENT ON TABLE adviser IS 'Those who hold talks.';
COMMENT ON COLUMN adviser.akasse_id IS 'The a-kasse they work for.';
COMMENT ON COLUMN adviser.user_id IS 'The pseudonymous id they sign in as.';
COMMENT ON COLUMN adviser.name IS 'Name as members read it.';
COMMENT ON COLUMN adviser.place IS 'Where they usually hold talks.';
COMMENT ON COLUMN adviser.calendar_digest IS 'SHA-256 of the secret in the calendar''s address; null = no address given out.';

CREATE TABLE course (
    akasse_id                 smallint NOT NULL,
    course_id                 uuid NOT NULL DEFAULT gen_random_uuid(),
    member_id                 uuid NOT NULL,
    source                    text NOT NULL,
    source_id                 text NOT NULL,
    content_digest            text NOT NULL,
    started_on                date NOT NULL,
    ended_on                  date,
    hours_at_start            numeric(6, 1) NOT NULL DEFAULT 0,
    trial_arm                 text NOT NULL DEFAULT '',
    is_part_time_insured      boolean NOT NULL DEFAULT false,
    municipality_from_day_one boolean NOT NULL DEFAULT false,
    wants_akasse_at_first     boolean,
    adviser                   text,
    changed_at                timestamptz NOT NULL,
    PRIMARY KEY (akasse_id, course_id),
    FOREIGN KEY (akasse_id, member_id) REFERENCES member,
    FOREIGN KEY (akasse_id, adviser) REFERENCES adviser,
    CONSTRAINT course_is_landed_once UNIQUE (akasse_id, source, source_id),
    CONSTRAINT course_of_one_member UNIQUE (akasse_id, course_id, member_id),
    CONSTRAINT course_runs_forward CHECK (started_on < ended_on)
);
COMMENT ON TABLE course IS 'A member''s course of unemployment from placement in a benefit period; it outlives breaks and returns.';
COMMENT ON COLUMN course.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN course.course_id IS 'Key.';
COMMENT ON COLUMN course.member_id IS 'The member.';
COMMENT ON COLUMN course.source IS 'The a-kasse''s system it came from.';
COMMENT ON COLUMN course.source_id IS 'Its id there.';
COMMENT ON COLUMN course.content_digest IS 'SHA-256 of the submission; equal content lands as no change.';
COMMENT ON COLUMN course.started_on IS 'First registration as a job-seeker in this course; decides which rule holds.';
COMMENT ON COLUMN course.ended_on IS 'The day after the last one; null while it runs.';
COMMENT ON COLUMN course.hours_at_start IS 'Benefit hours paid in this benefit period before the course came to us.';
COMMENT ON COLUMN course.trial_arm IS 'Arm of a trial that the member is in; empty for none.';
COMMENT ON COLUMN course.is_part_time_insured IS 'Insured for part time: fewer hours are paid, so the clock runs slower.';
COMMENT ON COLUMN course.municipality_from_day_one IS 'Referred to a process that the municipality runs from the first day.';
COMMENT ON COLUMN course.wants_akasse_at_first IS 'Whether the member wants the a-kasse along at the municipality''s first talk; null = not asked.';
COMMENT ON COLUMN course.adviser IS 'Who follows the member.';
COMMENT ON COLUMN course.changed_at IS 'When the newest version landed.';
CREATE INDEX course_by_member ON course (akasse_id, member_id, started_on);

CREATE TABLE registration (
    akasse_id     smallint NOT NULL,
    course_id     uuid NOT NULL,
    registered_on date NOT NULL,
    ended_on      date,
    ended_because registration_end,
    PRIMARY KEY (akasse_id, course_id, registered_on),
    FOREIGN KEY (akasse_id, course_id) REFERENCES course,
    CONSTRAINT registration_runs_forward CHECK (registered_on < ended_on),
    CONSTRAINT registration_end_has_its_cause CHECK ((ended_on IS NULL) = (ended_because IS NULL))
);
COMMENT ON TABLE registration IS 'Periods in which the member was registered as a job-seeker; a sick note ends one.';
COMMENT ON COLUMN registration.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN registration.course_id IS 'The course it belongs to.';
COMMENT ON COLUMN registration.registered_on IS 'First day.';
COMMENT ON COLUMN registration.ended_on IS 'The day after the last one; null while registered.';
COMMENT ON COLUMN registration.ended_because IS 'Why it ended; never seen by the ranker.';

CREATE TABLE benefit_hours (
    akasse_id smallint NOT NULL,
    course_id uuid NOT NULL,
    month     date NOT NULL,
    hours     numeric(6, 1) NOT NULL,
    PRIMARY KEY (akasse_id, course_id, month),
    FOREIGN KEY (akasse_id, course_id) REFERENCES course,
    CONSTRAINT month_is_its_first_day CHECK (extract(day FROM month) = 1),
    CONSTRAINT hours_are_paid CHECK (hours >= 0)
);
COMMENT ON TABLE benefit_hours IS 'Benefit hours paid out in each calendar month: the clock of the course.';
COMMENT ON COLUMN benefit_hours.akasse_id IS 'The a-kasse that holds the row.';
COMMENT ON COLUMN benefit_hours.course_id IS 'The course.';
COMMENT ON COLUMN benefit_hours.month IS 'First day of the calendar month.';
COMMENT ON COLUMN benefit_hours.hours IS 'Hours paid for it; never seen by the ranker.';

CREATE TABLE talk (
    akasse_id    smallint NOT NULL,
    talk_id      uuid NOT NULL DEFAULT gen_random_uuid(),
    course_id    uuid NOT NULL,
    member_id    uuid NOT NULL,
    kind         talk_kind NOT NULL,
    also         talk_kind[] NOT NULL DEFAULT '{}',
    form         talk_form NOT NULL,
    state        talk_state NOT NULL DEFAULT 'planned',
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    place        text NOT NULL DEFAULT '',
    adviser      text NOT NULL,
    rebook_until timestamptz,
    concrete_job boolean,
    note         text NOT NULL DEFAULT '',
    version      integer NOT NULL DEFAULT 1,
    changed_at   timestamptz NOT NULL,
    PRIMARY KEY (akasse_id, talk_id),
    FOREIGN KEY (akasse_id, course_id, member_id) REFERENCES course (akasse_id, course_id, member_id),
    FOREIGN KEY (akasse_id, adviser) REFERENCES adviser,
    CONSTRAINT talk_runs_forward CHECK (starts_at < ends_at),
    CONSTRAINT held_talk_says_whether_a_job_was_shown CHECK (state <> 'held' OR concrete_job IS NOT NULL),
    CONSTRAINT adviser_is_in_one_talk EXCLUDE USING gist
        (akasse_id WITH =, adviser WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'planned'),
    CONSTRAINT member_is_in_one_talk EXCLUDE USING gist
        (akasse_id WITH =, member_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'planned')
);
COMMENT ON TABLE talk IS 'Talks with members, planned and held; the newest state, whose changes are in talk_event.';
COMMENT ON COLUMN talk.akasse_id IS 'The a-kasse that holds the talk.';
COMMENT ON COLUMN talk.talk_id IS 'Key.';
COMMENT ON COLUMN talk.course_id IS 'The course it counts in.';
COMMENT ON COLUMN talk.member_id IS 'The member.';
COMMENT ON COLUMN talk.kind IS 'What kind of talk; only a jobsamtale counts toward the rule.';
COMMENT ON COLUMN talk.also IS 'Talks held together with it, such as raadighed.';
COMMENT ON COLUMN talk.form IS 'In person, by phone or by video.';
COMMENT ON COLUMN talk.state IS 'Planned, held, not turned up to, or cancelled.';
COMMENT ON COLUMN talk.starts_at IS 'Beginning.';
COMMENT ON COLUMN talk.ends_at IS 'End.';
COMMENT ON COLUMN talk.place IS 'Where to meet, which number is called, or the video''s address.';
COMMENT ON COLUMN talk.adviser IS 'Who holds it.';
COMMENT ON COLUMN talk.rebook_until IS 'Until when the member may move it; null = not allowed.';
COMMENT ON COLUMN talk.concrete_job IS 'Whether at least one concrete job was talked about; null until held.';
COMMENT ON COLUMN talk.note IS 'The adviser''s note.';
COMMENT ON COLUMN talk.version IS 'Rises with each change; a change names the version it saw.';
COMMENT ON COLUMN talk.changed_at IS 'When it last changed.';
CREATE INDEX talk_by_adviser ON talk (akasse_id, adviser, starts_at);
CREATE INDEX talk_by_course ON talk (akasse_id, course_id, starts_at);
CREATE INDEX talk_by_member ON talk (akasse_id, member_id, starts_at);

CREATE TABLE talk_event (
    akasse_id     smallint NOT NULL,
    talk_event_id uuid NOT NULL DEFAULT gen_random_uuid(),
    talk_id       uuid NOT NULL,
    happened_at   timestamptz NOT NULL,
    actor         text NOT NULL,
    state         talk_state NOT NULL,
    form          talk_form NOT NULL,
    starts_at     timestamptz NOT NULL,
    version       integer NOT NULL,
    PRIMARY KEY (akasse_id, talk_event_id),
    FOREIGN KEY (akasse_id, talk_id) REFERENCES talk,
    CONSTRAINT one_event_for_each_version UNIQUE (akasse_id, talk_id, version)
);
COMMENT ON TABLE talk_event IS 'What became of a talk, change by change; only added to.';
COMMENT ON COLUMN talk_event.akasse_id IS 'The a-kasse that holds the talk.';
COMMENT ON COLUMN talk_event.talk_event_id IS 'Key.';
COMMENT ON COLUMN talk_event.talk_id IS 'The talk.';
COMMENT ON COLUMN talk_event.happened_at IS 'When.';
COMMENT ON COLUMN talk_event.actor IS 'Who changed it, by pseudonymous user id.';
COMMENT ON COLUMN talk_event.state IS 'State from then on.';
COMMENT ON COLUMN talk_event.form IS 'Form from then on.';
COMMENT ON COLUMN talk_event.starts_at IS 'Beginning from then on.';
COMMENT ON COLUMN talk_event.version IS 'Version from then on.';
CREATE TRIGGER talk_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON talk_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE exemption (
    akasse_id       smallint NOT NULL,
    exemption_id    uuid NOT NULL DEFAULT gen_random_uuid(),
    course_id       uuid NOT NULL,
    decided_at      timestamptz NOT NULL,
    actor           text NOT NULL,
    reason          exemption_reason NOT NULL,
    judgement       text NOT NULL,
    withdrawn_at    timestamptz,
    withdrawn_by    text,
    PRIMARY KEY (akasse_id, exemption_id),
    FOREIGN KEY (akasse_id, course_id) REFERENCES course,
    CONSTRAINT exemption_states_its_judgement CHECK (judgement <> ''),
    CONSTRAINT exemption_withdrawal_is_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX course_is_exempted_once ON exemption (akasse_id, course_id) WHERE withdrawn_at IS NULL;
COMMENT ON TABLE exemption IS 'Members exempted from further talks after an individual judgement.';
COMMENT ON COLUMN exemption.akasse_id IS 'The a-kasse that decided.';
COMMENT ON COLUMN exemption.exemption_id IS 'Key.';
COMMENT ON COLUMN exemption.course_id IS 'The course it concerns.';
COMMENT ON COLUMN exemption.decided_at IS 'When.';
COMMENT ON COLUMN exemption.actor IS 'Who decided, by pseudonymous user id.';
COMMENT ON COLUMN exemption.reason IS 'Reason code.';
COMMENT ON COLUMN exemption.judgement IS 'The individual judgement in words.';
COMMENT ON COLUMN exemption.withdrawn_at IS 'When it was taken back; null while it holds.';
COMMENT ON COLUMN exemption.withdrawn_by IS 'Who took it back.';

DO $$
DECLARE table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'adviser', 'course', 'registration', 'benefit_hours', 'talk', 'talk_event', 'exemption'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY own_akasse_only ON %I '
            'USING (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint) '
            'WITH CHECK (akasse_id = nullif(current_setting(''app.akasse_id'', true), '''')::smallint)',
            table_name);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO jobbro_app', table_name);
    END LOOP;
END $$;
GRANT UPDATE ON adviser, course, registration, talk, exemption TO jobbro_app;
GRANT UPDATE, DELETE ON benefit_hours TO jobbro_app;
GRANT DELETE ON registration TO jobbro_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_rule TO jobbro_app;
