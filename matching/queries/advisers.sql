-- add_adviser --
-- Whoever signs in to hold talks has a row from the first use; a row that is there already is left alone.
INSERT INTO adviser (akasse_id, user_id, name)
VALUES (%(akasse_id)s, %(user_id)s, %(name)s)
    ON CONFLICT (akasse_id, user_id) DO NOTHING

-- find_adviser --
-- One of those who hold talks.
SELECT adviser.user_id,
       adviser.name,
       adviser.place,
       adviser.calendar_digest IS NOT NULL AS has_calendar
  FROM adviser
 WHERE adviser.akasse_id = %(akasse_id)s
   AND adviser.user_id = %(user_id)s

-- advisers --
-- Everybody in the a-kasse who holds talks.
SELECT adviser.user_id,
       adviser.name,
       adviser.place,
       adviser.calendar_digest IS NOT NULL AS has_calendar
  FROM adviser
 WHERE adviser.akasse_id = %(akasse_id)s
 ORDER BY adviser.name, adviser.user_id

-- put_calendar_digest --
-- A new secret address takes the old one's place; null withdraws it.
UPDATE adviser
   SET calendar_digest = %(digest)s
 WHERE adviser.akasse_id = %(akasse_id)s
   AND adviser.user_id = %(user_id)s

-- adviser_of_calendar --
-- Whose calendar a secret address opens.
SELECT adviser.user_id,
       adviser.name,
       adviser.place,
       adviser.calendar_digest IS NOT NULL AS has_calendar
  FROM adviser
 WHERE adviser.akasse_id = %(akasse_id)s
   AND adviser.calendar_digest = %(digest)s
